package io.refocus.datasets.source;

import io.refocus.datasets.DatasetConfig;
import io.refocus.datasets.Split;
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
    /** The version of the rule that takes validation from train; by the second a scene's name had its split folder in it. */
    private static final int VALIDATION_RULE = 3;

    private SourceDigest() {}

    /** @param betweenFiles called before each file is read: a source can take minutes */
    public static String of(DatasetConfig config, SourceTree tree, Listing listing, Runnable betweenFiles) {
        Map<String, Object> contents = new TreeMap<>();
        for (String file : tree.pictures()) {
            betweenFiles.run();
            contents.put(file, Digests.sha256(tree.read(file)));
        }
        Map<String, Object> identity = new TreeMap<>();
        identity.put("source", config.source().at("anywhere"));
        identity.put("split", config.split());
        identity.put("splitRule", SPLIT_RULE);
        identity.put("pixelBudget", config.pixelBudget());
        identity.put("metricContract", MetricContract.DEMANDS_VERSION);
        identity.put("files", contents);
        if (!listing.plain()) { // other versions of the rules for names read another dataset from these files
            identity.put("pairs", listing.pairs());
        }
        if (listing.pairs().stream().anyMatch(SourceDigest::isTakenFromTrain)) {
            identity.put("splitRule", VALIDATION_RULE);
        }
        if (config.quarantines()) {
            identity.put("quarantine", true);
        }
        return Documents.digest(identity);
    }

    private static boolean isTakenFromTrain(ListedPair pair) {
        return pair.split() == Split.VALIDATION && pair.name().startsWith(Split.TRAIN.inWords() + "/");
    }
}
