package io.refocus.application.sweep;

import io.refocus.stores.trial.QualityScores;
import io.refocus.workflows.search.TrialProgress;
import io.refocus.workflows.search.TrialState;
import java.util.Map;
import java.util.Optional;

/**
 * One trial on a {@link Board}.
 *
 * @param attempts workers' attempts so far; 0 while queued
 * @param steps updates done, of {@code totalSteps}
 * @param valPsnrDb mean over the validation pictures
 * @param gainDb PSNR minus that of the blurred pictures
 * @param seconds spent training
 * @param parameters what the sweep varied, by dotted path into the experiment
 * @param reason why it is in its state, in a line or more
 */
public record BoardRow(
        String trialId,
        TrialState state,
        int attempts,
        long steps,
        long totalSteps,
        Optional<Double> valPsnrDb,
        Optional<Double> gainDb,
        Optional<Double> valSsim,
        Optional<Double> seconds,
        Map<String, Object> parameters,
        String reason) {

    static BoardRow of(TrialProgress trial, Optional<QualityScores> blurred) {
        return new BoardRow(
                trial.trialId(),
                trial.state(),
                trial.attempts(),
                trial.steps(),
                trial.totalSteps(),
                trial.valPsnrDb(),
                trial.valPsnrDb().flatMap(db -> blurred.map(scores -> db - scores.psnrDb())),
                trial.valSsim(),
                trial.seconds(),
                trial.parameters(),
                trial.reason());
    }

    /** Whether nothing more will happen to it by itself. */
    public boolean ended() {
        return state.ended();
    }
}
