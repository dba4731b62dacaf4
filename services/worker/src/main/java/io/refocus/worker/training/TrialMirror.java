package io.refocus.worker.training;

/** Is told when the bucket holds something new of a trial, and shows it to people. */
@FunctionalInterface
public interface TrialMirror {
    /** Returns at once and never throws. */
    void changed(String trialId);
}
