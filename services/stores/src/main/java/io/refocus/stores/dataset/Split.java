package io.refocus.stores.dataset;

/** What a pair is for. All pairs of a scene are in one split. */
public enum Split {
    TRAIN,
    VALIDATION,
    TEST
}
