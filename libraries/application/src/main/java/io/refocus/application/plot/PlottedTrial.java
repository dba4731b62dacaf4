package io.refocus.application.plot;

import io.refocus.documents.Legal;
import io.refocus.learning.journal.Journal;
import java.util.Map;
import java.util.Optional;

/**
 * What charts show of a trial.
 *
 * @param valPsnrDb of a completed one, finite
 */
public record PlottedTrial(
        String trialId, Map<String, Object> parameters, Optional<Double> valPsnrDb, Journal journal) {
    public PlottedTrial {
        Legal.text("trialId", trialId);
        parameters = Map.copyOf(parameters);
        valPsnrDb = valPsnrDb.filter(Double::isFinite);
    }

    long begun() {
        return journal.entries().get(0).timeMillis();
    }
}
