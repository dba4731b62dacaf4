package io.refocus.workflows.ingest;

import java.util.Optional;

/** What a look-up by source digest finds. */
public record FoundDataset(Optional<PublishedDataset> dataset) {}
