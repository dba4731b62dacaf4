package io.refocus.workflows.ingest;

/** A dataset version, and the number of pairs of each split. */
public record PublishedDataset(String name, String version, int train, int validation, int test) {
    public int pairs() {
        return train + validation + test;
    }
}
