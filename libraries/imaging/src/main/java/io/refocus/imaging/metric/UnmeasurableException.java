package io.refocus.imaging.metric;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;

/** Two pictures that cannot be scored: sizes differ, a side is shorter than the SSIM window, or a value is not finite. */
public final class UnmeasurableException extends RefocusException {
    private static final long serialVersionUID = 1L;

    public UnmeasurableException(String message) {
        super(Fault.BAD_INPUT, message);
    }
}
