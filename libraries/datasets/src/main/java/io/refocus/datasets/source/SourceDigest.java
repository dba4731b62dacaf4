package io.refocus.datasets.source;

import io.refocus.datasets.DatasetConfig;
import io.refocus.documents.Digests;
import io.refocus.documents.Documents;
import io.refocus.imaging.metric.MetricContract;
import java.util.Map;
import java.util.TreeMap;

/** Identity of a source: its pictures' paths and contents, and the configuration. The location does not matter. */
public final class SourceDigest {
    /**
     * The version of the rule in {@link io.refocus.datasets.SplitShares}. By the first rule scenes were ordered and
     * counted.
     */
    private static final int SPLIT_RULE = 2;

    private SourceDigest() {}

    /** @param betweenFiles called before each file is read: a source can take minutes */
    public static String of(DatasetConfig config, SourceTree tree, Runnable betweenFiles) {
        Map<String, String> contents = new TreeMap<>();
        for (String file : tree.files()) {
            betweenFiles.run();
            if (SourceTree.isPicture(file)) {
                contents.put(file, Digests.sha256(tree.read(file)));
            }
        }
        return Documents.digest(Map.of(
                "source",
                config.source().at("anywhere"),
                "split",
                config.split(),
                "splitRule",
                SPLIT_RULE,
                "pixelBudget",
                config.pixelBudget(),
                "metricContract",
                MetricContract.DEMANDS_VERSION,
                "files",
                contents));
    }
}
