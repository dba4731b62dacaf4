package io.refocus.learning.objective;

/** Distance between restored and sharp, averaged over every value of the batch. */
public enum ContentLoss {
    /** Mean absolute difference. */
    L1,
    /** Mean squared difference. */
    L2
}
