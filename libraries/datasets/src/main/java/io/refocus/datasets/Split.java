package io.refocus.datasets;

/** The use of a pair. All pairs of a scene are in one split. */
public enum Split {
    TRAIN,
    VALIDATION,
    TEST
}
