package io.refocus.workflows.ingest;

/** A dataset version, and how many pairs each split has. */
public record PublishedDataset(String name, String version, int train, int validation, int test) {
    public int pairs() {
        return train + validation + test;
    }
}
