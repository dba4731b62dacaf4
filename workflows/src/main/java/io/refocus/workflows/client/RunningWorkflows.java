package io.refocus.workflows.client;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.workflows.ingest.IngestDatasetWorkflow;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Workflows that run now, of any kind. Needs no worker. */
public final class RunningWorkflows {
    private static final long LOOK_MILLIS = 500;

    private final WorkflowExecutions executions;

    RunningWorkflows(WorkflowExecutions executions) {
        this.executions = executions;
    }

    /** Ids of all ingests that are running; one that was started in the last second may be missing. */
    public List<String> ingests() {
        return executions.running(IngestDatasetWorkflow.class.getSimpleName());
    }

    /** Whether a workflow is running; also false if there is none of that id. */
    public boolean isRunning(String id) {
        try {
            return executions.describe(id).getWorkflowExecutionInfo().getStatus()
                    == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
        } catch (RefocusException e) {
            if (e.fault() != Fault.NOT_FOUND) {
                throw e;
            }
            return false;
        }
    }

    /** Tells a workflow to end, and waits. @return whether it ended within that time */
    public boolean cancel(String id, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        executions.cancel(id);
        while (isRunning(id)) {
            if (System.nanoTime() > end) {
                return false;
            }
            rest(id);
        }
        return true;
    }

    private static void rest(String id) {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefocusException(Fault.INTERNAL, "interrupted while waiting for the end of " + id, e);
        }
    }
}
