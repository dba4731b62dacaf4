package io.refocus.workflows.ingest;

import io.refocus.datasets.FaultList;
import java.util.Optional;

/**
 * A dataset version, and the number of pairs of each split. What was noticed is known only to the ingest that publishes it.
 *
 * @param leftOut what its configuration keeps in quarantine
 * @param damaged files that were read in spite of slight damage
 * @param alike pairs whose sharp picture looks like one of another split
 */
public record PublishedDataset(
        String name,
        String version,
        int train,
        int validation,
        int test,
        Optional<FaultList> leftOut,
        Optional<FaultList> damaged,
        Optional<FaultList> alike) {
    public PublishedDataset(String name, String version, int train, int validation, int test) {
        this(name, version, train, validation, test, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same without more pairs; with none, the same. */
    public PublishedDataset leavingOut(FaultList more) {
        Optional<FaultList> all = more.isEmpty()
                ? leftOut
                : Optional.of(leftOut.map(first -> first.and(more)).orElse(more));
        return new PublishedDataset(name, version, train, validation, test, all, damaged, alike);
    }

    /** The same with what else was noticed; empty lists are nothing. */
    public PublishedDataset noticing(FaultList damagedFiles, FaultList alikePairs) {
        return new PublishedDataset(
                name, version, train, validation, test, leftOut, unlessEmpty(damagedFiles), unlessEmpty(alikePairs));
    }

    private static Optional<FaultList> unlessEmpty(FaultList list) {
        return list.isEmpty() ? Optional.empty() : Optional.of(list);
    }

    public int pairs() {
        return train + validation + test;
    }
}
