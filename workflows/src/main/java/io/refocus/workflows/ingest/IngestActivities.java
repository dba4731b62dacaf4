package io.refocus.workflows.ingest;

import io.refocus.datasets.DatasetConfig;
import io.temporal.activity.ActivityInterface;

/** The work of an ingest. Each call is idempotent: names of written objects follow from their content. */
@ActivityInterface
public interface IngestActivities {
    /**
     * Lists a source, forms pairs, assigns scenes to splits, and stores the list. A missing folder is
     * {@code BAD_INPUT}.
     */
    SourceScan scan(DatasetConfig config);

    /** Looks up a published version by the digest of its source. */
    DatasetLookup findDataset(SourceKey key);

    /** Decodes and measures one chunk's pictures, blurs photographs, stores pictures under their digests. */
    ChunkReport check(ChunkOrder order);

    /** Writes the manifest, whose digest is the version. */
    PublishedDataset publish(PublishOrder order);
}
