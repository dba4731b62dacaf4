package io.refocus.application.tracking;

/** Receives the progress of a rebuild, on the thread that rebuilds. */
@FunctionalInterface
public interface RebuildListener {
    /**
     * Before each task.
     *
     * @param done tasks that are finished
     * @param total all tasks
     */
    void begins(MirrorTask task, int done, int total);
}
