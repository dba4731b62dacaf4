package io.refocus.inference.champion;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether something that is needed is missing, why, and since when. */
public final class Outage {
    private Instant since;
    private String reason;

    /** @param reasonOrNull why it is missing now; null: it is there */
    synchronized void now(String reasonOrNull) {
        if (reasonOrNull == null) {
            since = null;
        } else if (since == null) {
            since = Instant.now();
        }
        reason = reasonOrNull;
    }

    /** In words, with its length in seconds; empty if there is none. */
    public synchronized Optional<String> words() {
        return Optional.ofNullable(reason)
                .map(why ->
                        why + " (for " + Duration.between(since, Instant.now()).toSeconds() + " s)");
    }
}
