package io.refocus.workflows.client;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;

/** The workflow that was waited for was cancelled. */
public final class CancelledException extends RefocusException {
    private static final long serialVersionUID = 1L;

    CancelledException(String workflowId, Throwable cause) {
        super(
                Fault.INTERNAL,
                workflowId + " was cancelled; the same command starts it again, and finds what was done",
                cause);
    }
}
