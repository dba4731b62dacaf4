package io.refocus.application.tracking;

/** Is told how far a rebuild is. Called by the thread that rebuilds. */
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
