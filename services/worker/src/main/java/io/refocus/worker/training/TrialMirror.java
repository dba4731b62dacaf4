package io.refocus.worker.training;

/** Is told when the bucket holds something new of a trial or a sweep, and shows it to people. */
public interface TrialMirror {
    /** A trial's journal, pictures or result have changed. Returns at once and never throws. */
    void changed(String trialId);

    /** A sweep was started, or its record has changed. Returns at once and never throws. */
    void sweepChanged(String sweepId);
}
