package io.refocus.stores.registry;

/** Keys of the tags that every registered version carries. */
public final class LineageTags {
    public static final String RUN = "run";
    public static final String TRIAL = "trial";
    public static final String DATASET = "dataset";
    public static final String METRIC_CONTRACT = "metricContract";
    public static final String COMMIT = "commit";
    /** Only of a version that no sweep made. */
    public static final String MADE_BY = "madeBy";

    public static final String PROMOTION = "promotion";

    private LineageTags() {}
}
