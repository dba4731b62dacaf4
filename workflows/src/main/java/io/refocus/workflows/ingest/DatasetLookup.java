package io.refocus.workflows.ingest;

import java.util.Optional;

/** The result of a look-up by source digest. */
public record DatasetLookup(Optional<PublishedDataset> dataset) {}
