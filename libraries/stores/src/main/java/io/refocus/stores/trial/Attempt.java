package io.refocus.stores.trial;

import io.refocus.documents.Legal;
import io.refocus.stores.object.ObjectKey;

/**
 * The right to write a trial's checkpoints, until the next attempt is claimed.
 *
 * @param number the fencing token: 1, 2, 3, ... with no number given out twice
 */
public record Attempt(String trialId, int number) {
    public Attempt {
        ObjectKey.checkSegment("trialId", trialId);
        Legal.range("number", number, 1, Integer.MAX_VALUE);
    }
}
