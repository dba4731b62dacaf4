package io.refocus.application.sweep;

import io.refocus.workflows.client.RunningTrial;
import java.util.List;

/** Receives the progress of a followed sweep, on the thread that follows. */
public interface SweepListener {
    /** A trial has completed, failed or been cancelled; once for each trial, also for those that had ended before. */
    void trialEnded(BoardRow trial);

    /** The sweep is still running. @param live last heartbeats of the running trials */
    void progressed(Board board, List<RunningTrial> live);
}
