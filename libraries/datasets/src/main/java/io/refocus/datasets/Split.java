package io.refocus.datasets;

/** What a pair is for. All pairs of a scene are in one split. */
public enum Split {
    TRAIN,
    VALIDATION,
    TEST
}
