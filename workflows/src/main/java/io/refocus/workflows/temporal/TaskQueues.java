package io.refocus.workflows.temporal;

/** The two queues work is handed out on, so that a long training never holds up a gate. */
public final class TaskQueues {
    /** Trainings: as many at once as there are devices. */
    public static final String TRAIN = "refocus-train";
    /** Workflows and every other activity. */
    public static final String IO = "refocus-io";

    private TaskQueues() {}
}
