package io.refocus.stores.tracking;

/** The tags Refocus finds its runs by. */
final class RunTags {
    static final String SWEEP = "refocus.sweep";
    static final String TRIAL = "refocus.trial";
    static final String PARENT = "mlflow.parentRunId";

    private RunTags() {}
}
