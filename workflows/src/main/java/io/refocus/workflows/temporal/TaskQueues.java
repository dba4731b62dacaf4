package io.refocus.workflows.temporal;

/** The two task queues; with two, a long training never delays a gate. */
public final class TaskQueues {
    /** Trainings: as many at once as there are devices. */
    public static final String TRAIN = "refocus-train";
    /** Workflows and every other activity. */
    public static final String IO = "refocus-io";

    private TaskQueues() {}
}
