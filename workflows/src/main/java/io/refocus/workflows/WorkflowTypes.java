package io.refocus.workflows;

import io.refocus.fault.RefocusException;
import io.refocus.workflows.ingest.IngestDatasetWorkflowImpl;
import io.refocus.workflows.promotion.PromotionWorkflowImpl;
import io.refocus.workflows.search.SweepWorkflowImpl;
import io.refocus.workflows.training.TrialWorkflowImpl;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkflowImplementationOptions;

/** All workflows of Refocus, for a worker to run. */
public final class WorkflowTypes {
    private WorkflowTypes() {}

    /** A failure of ours inside workflow code, as a message too large, ends the workflow; anything else waits for better code. */
    public static void register(Worker worker) {
        WorkflowImplementationOptions options = WorkflowImplementationOptions.newBuilder()
                .setFailWorkflowExceptionTypes(RefocusException.class)
                .build();
        worker.registerWorkflowImplementationTypes(
                options,
                IngestDatasetWorkflowImpl.class,
                TrialWorkflowImpl.class,
                SweepWorkflowImpl.class,
                PromotionWorkflowImpl.class);
    }
}
