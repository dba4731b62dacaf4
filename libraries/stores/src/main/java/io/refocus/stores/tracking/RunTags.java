package io.refocus.stores.tracking;

/** The tags by which Refocus finds its runs. */
public final class RunTags {
    public static final String SWEEP = "refocus.sweep";
    public static final String TRIAL = "refocus.trial";
    /** MLflow shows a run below the one this names. */
    public static final String PARENT = "mlflow.parentRunId";
    /** Digest of what the bucket held when the run was last made equal to it. */
    public static final String MIRRORED = "refocus.mirrored";

    private RunTags() {}
}
