package io.refocus.workflows.client;

import io.refocus.datasets.DatasetConfig;
import io.refocus.workflows.ingest.IngestDatasetWorkflow;
import io.refocus.workflows.ingest.IngestOutcome;
import io.refocus.workflows.ingest.IngestProgress;
import io.refocus.workflows.temporal.WorkflowIds;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.util.Optional;

/** Ingests of datasets. */
public final class Ingests {
    private final WorkflowExecutions executions;

    Ingests(WorkflowExecutions executions) {
        this.executions = executions;
    }

    /** Starts an ingest, or attaches to an equal one that is running. */
    public StartedWorkflow start(DatasetConfig config) {
        return executions.start(
                IngestDatasetWorkflow.class,
                WorkflowIds.ingest(config.name(), config.digest()),
                workflow -> WorkflowClient.start(workflow::ingest, config));
    }

    public IngestProgress progress(StartedWorkflow ingest) {
        return executions.query(IngestDatasetWorkflow.class, ingest.workflowId(), IngestDatasetWorkflow::progress);
    }

    /**
     * Waits for the result.
     *
     * @return empty if it is still running after {@code patience}
     * @throws io.refocus.fault.RefocusException {@code BAD_INPUT} with a line an offending file
     */
    public Optional<IngestOutcome> await(StartedWorkflow ingest, Duration patience) {
        return executions.await(ingest.workflowId(), patience, IngestOutcome.class);
    }

    /** The outcome, for whoever looks at the ingest meanwhile. */
    public PendingResult<IngestOutcome> result(StartedWorkflow ingest) {
        return executions.result(ingest.workflowId(), IngestOutcome.class);
    }
}
