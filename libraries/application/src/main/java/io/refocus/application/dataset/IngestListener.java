package io.refocus.application.dataset;

import io.refocus.datasets.DatasetConfig;
import io.refocus.workflows.ingest.IngestProgress;

/** Is told how an ingest goes on. Called by the thread that ingests. */
public interface IngestListener {
    /** @param attached whether an equal ingest was running already */
    void started(DatasetConfig config, boolean attached);

    /** It is not where it was when it was last looked at. */
    void progressed(IngestProgress progress);
}
