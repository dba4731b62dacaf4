package io.refocus.datasets;

import java.util.Locale;

/** The use of a pair. All pairs of a scene are in one split. */
public enum Split {
    TRAIN,
    VALIDATION,
    TEST;

    /** As folders and messages call it: {@code train}. */
    public String inWords() {
        return name().toLowerCase(Locale.ROOT);
    }
}
