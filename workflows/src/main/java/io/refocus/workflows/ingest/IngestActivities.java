package io.refocus.workflows.ingest;

import io.refocus.datasets.DatasetConfig;
import io.temporal.activity.ActivityInterface;

/** The work of an ingest. Each call is idempotent: what it writes is named by content. */
@ActivityInterface
public interface IngestActivities {
    /** Lists a source, puts pairs together, deals scenes out, and stores the list. A missing folder is {@code BAD_INPUT}. */
    SourceScan scan(DatasetConfig config);

    /** Looks a published version up by the digest of its source. */
    FoundDataset findDataset(SourceKey key);

    /** Decodes and measures one chunk's pictures, blurs photographs, stores pictures under their digests. */
    ChunkReport check(ChunkOrder order);

    /** Writes the manifest, whose digest is the version. */
    PublishedDataset publish(PublishOrder order);
}
