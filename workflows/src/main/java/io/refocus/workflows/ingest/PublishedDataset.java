package io.refocus.workflows.ingest;

import io.refocus.datasets.FaultList;
import java.util.Optional;

/**
 * A dataset version, and the number of pairs of each split.
 *
 * @param leftOut what its configuration keeps in quarantine; known only to the ingest that publishes it
 */
public record PublishedDataset(
        String name, String version, int train, int validation, int test, Optional<FaultList> leftOut) {
    public PublishedDataset(String name, String version, int train, int validation, int test) {
        this(name, version, train, validation, test, Optional.empty());
    }

    /** The same without more pairs; with none, the same. */
    public PublishedDataset leavingOut(FaultList more) {
        Optional<FaultList> all = more.isEmpty()
                ? leftOut
                : Optional.of(leftOut.map(first -> first.and(more)).orElse(more));
        return new PublishedDataset(name, version, train, validation, test, all);
    }

    public int pairs() {
        return train + validation + test;
    }
}
