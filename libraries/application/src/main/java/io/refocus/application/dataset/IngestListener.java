package io.refocus.application.dataset;

import io.refocus.datasets.DatasetConfig;
import io.refocus.workflows.ingest.IngestProgress;

/** Receives the progress of an ingest, on the thread that ingests. */
public interface IngestListener {
    /** @param attached whether an equal ingest was running already */
    void started(DatasetConfig config, boolean attached);

    /** The progress has changed since the last call. */
    void progressed(IngestProgress progress);
}
