package io.refocus.application.sweep;

import io.refocus.workflows.client.LiveTrial;
import java.util.List;

/** Is told how a sweep goes on while it is followed. Called by the thread that follows. */
public interface SweepListener {
    /** A trial has completed, failed or been cancelled; once for each trial, also for those that had ended before. */
    void trialEnded(BoardRow trial);

    /** The sweep was looked at and still runs. @param live what the running trials last said of themselves */
    void progressed(Board board, List<LiveTrial> live);
}
