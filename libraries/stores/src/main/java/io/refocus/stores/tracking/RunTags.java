package io.refocus.stores.tracking;

/** The tags by which Refocus finds its runs. */
public final class RunTags {
    public static final String SWEEP = "refocus.sweep";
    public static final String TRIAL = "refocus.trial";
    /** The name of a run in the list of runs. */
    public static final String NAME = "mlflow.runName";
    /** What MLflow shows as the description of a run, Markdown. */
    public static final String NOTE = "mlflow.note.content";
    /** What made a run, with {@link #SOURCE_TYPE}. */
    public static final String SOURCE = "mlflow.source.name";

    public static final String SOURCE_TYPE = "mlflow.source.type";
    /** The commit of the build that trained. */
    public static final String COMMIT = "mlflow.source.git.commit";
    /** MLflow shows a run below the one this names. */
    public static final String PARENT = "mlflow.parentRunId";
    /** Digest of what the bucket held when the run was last made equal to it. */
    public static final String MIRRORED = "refocus.mirrored";

    private RunTags() {}
}
