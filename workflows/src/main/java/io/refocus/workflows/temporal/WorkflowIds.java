package io.refocus.workflows.temporal;

/** Workflow ids are derived from the order, never random: the same order given twice has the same id. */
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

    /** One for each model name, so promotions are serial. */
    public static String promotion(String model) {
        return "promotion/" + model;
    }
}
