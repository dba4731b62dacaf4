package io.refocus.workflows.ingest;

import io.refocus.datasets.DatasetConfig;
import java.util.List;

/** Checked chunks to be published as one dataset version. */
public record PublishOrder(DatasetConfig config, String sourceDigest, List<String> pairsKeys) {
    public PublishOrder {
        pairsKeys = List.copyOf(pairsKeys);
    }
}
