package io.refocus.application.restore;

/** Receives the progress of a job, file by file. */
@FunctionalInterface
public interface RestoreListener {
    /** A file was restored, or could not be. */
    void ended(RestoredFile file);
}
