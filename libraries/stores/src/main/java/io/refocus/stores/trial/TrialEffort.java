package io.refocus.stores.trial;

import io.refocus.documents.Legal;

/**
 * Steps, attempts and time of a trial's result.
 *
 * @param steps generator updates, those of earlier attempts included
 * @param attempts claimed in all
 * @param seconds of training, over all attempts
 */
public record TrialEffort(long steps, int attempts, double seconds) {
    public TrialEffort {
        Legal.range("steps", steps, 0, Long.MAX_VALUE);
        Legal.range("attempts", attempts, 1, Integer.MAX_VALUE);
        Legal.range("seconds", seconds, 0, Double.MAX_VALUE);
    }
}
