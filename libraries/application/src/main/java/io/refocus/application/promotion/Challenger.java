package io.refocus.application.promotion;

import io.refocus.documents.Legal;
import java.util.Optional;

/** A finished trial to promote, and its sweep, if a sweep was named. */
public record Challenger(String trialId, Optional<String> sweepId) {
    public Challenger {
        Legal.text("trialId", trialId);
        Legal.required("sweepId", sweepId);
    }
}
