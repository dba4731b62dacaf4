package io.refocus.stores.trial;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import java.util.Locale;

/** A newer attempt of the same trial was claimed; the caller must stop, another worker continues. */
public final class StaleAttemptException extends RefocusException {
    private static final long serialVersionUID = 1L;

    StaleAttemptException(Attempt attempt, int newest) {
        super(
                Fault.REFUSED,
                String.format(
                        Locale.ROOT,
                        "attempt %d of trial %s is out of date: attempt %d was claimed later; this one must stop",
                        attempt.number(),
                        attempt.trialId(),
                        newest));
    }
}
