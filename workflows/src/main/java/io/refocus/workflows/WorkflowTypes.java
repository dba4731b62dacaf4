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

    /**
     * A Refocus failure inside workflow code, such as a message that is too large, ends the workflow; any other
     * failure waits for corrected code.
     */
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
