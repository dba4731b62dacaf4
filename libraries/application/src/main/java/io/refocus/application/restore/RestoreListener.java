package io.refocus.application.restore;

/** Is told of each file of a job, in turn. */
@FunctionalInterface
public interface RestoreListener {
    /** A file was restored, or could not be. */
    void ended(RestoredFile file);
}
