package io.refocus.workflows.ingest;

import io.refocus.datasets.DatasetConfig;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Turns a source of pictures into a dataset version. */
@WorkflowInterface
public interface IngestDatasetWorkflow {
    /**
     * Scans, checks in parallel chunks, and publishes the manifest last. A source that was published before is found,
     * not ingested again. One bad file prevents publication; the failure ({@code BAD_INPUT}) lists them all.
     */
    @WorkflowMethod
    IngestOutcome ingest(DatasetConfig config);

    @QueryMethod
    IngestProgress progress();
}
