package io.refocus.application.promotion;

import io.refocus.documents.Legal;
import java.util.Optional;

/** A finished trial that shall become champion, and the sweep it won, if a sweep was named. */
public record Challenger(String trialId, Optional<String> sweepId) {
    public Challenger {
        Legal.text("trialId", trialId);
        Legal.required("sweepId", sweepId);
    }
}
