package io.refocus.workflows.temporal;

/** Workflow ids are derived from what is worked on, never random: the same work asked for twice meets itself. */
public final class WorkflowIds {
    private WorkflowIds() {}

    public static String ingest(String dataset, String digest) {
        return "ingest/" + dataset + "/" + digest;
    }

    public static String sweep(String sweepId) {
        return "sweep/" + sweepId;
    }

    public static String trial(String trialId) {
        return "trial/" + trialId;
    }

    /** One a model name, so promotions are serial. */
    public static String promotion(String model) {
        return "promotion/" + model;
    }
}
