package io.refocus.application.dataset;

import io.refocus.datasets.DatasetManifest;
import io.refocus.datasets.DatasetPair;
import io.refocus.datasets.Split;
import io.refocus.stores.dataset.DatasetEntry;
import java.util.Arrays;
import java.util.List;

/** A published dataset version with its manifest. */
public record DatasetDetails(DatasetEntry entry, DatasetManifest manifest) {
    /** How large a split is. */
    public record SplitSize(Split split, int scenes, int pairs) {}

    /** All three splits, empty ones too. */
    public List<SplitSize> splits() {
        return Arrays.stream(Split.values()).map(this::size).toList();
    }

    private SplitSize size(Split split) {
        List<DatasetPair> pairs = manifest.pairsOf(split);
        long scenes = pairs.stream().map(DatasetPair::scene).distinct().count();
        return new SplitSize(split, (int) scenes, pairs.size());
    }
}
