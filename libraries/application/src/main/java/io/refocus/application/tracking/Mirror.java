package io.refocus.application.tracking;

/** Is notified of changes in the bucket and copies them to a tracker. No method waits, and none throws. */
public interface Mirror {
    /** A trial's journal, pictures or result have changed. */
    void trialChanged(String trialId);

    /** A sweep was started, or its record has changed. */
    void sweepChanged(String sweepId);

    /** A promotion's report or outcome has changed. */
    void promotionChanged(String promotionId);
}
