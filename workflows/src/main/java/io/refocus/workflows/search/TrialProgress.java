package io.refocus.workflows.search;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.workflows.training.TrainingHeartbeat;
import io.refocus.workflows.training.TrialOutcome;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One row of a leaderboard.
 *
 * @param attempts workers' attempts so far; 0 while queued
 * @param steps updates done, of {@code totalSteps}
 * @param valPsnrDb mean over the validation pictures
 * @param seconds spent training
 * @param error why it is not what was wished for: why it failed, what it waits for
 */
public record TrialProgress(
        String trialId,
        TrialState state,
        int attempts,
        long steps,
        long totalSteps,
        Optional<Double> valPsnrDb,
        Optional<Double> valSsim,
        Optional<Double> seconds,
        Map<String, Object> parameters,
        Optional<String> error) {

    static TrialProgress queued(PlannedTrial trial) {
        return unfinished(trial, TrialState.QUEUED, 0, Optional.empty());
    }

    static TrialProgress running(PlannedTrial trial) {
        return unfinished(trial, TrialState.RUNNING, 1, Optional.empty());
    }

    static TrialProgress cancelled(PlannedTrial trial) {
        return unfinished(trial, TrialState.CANCELLED, 0, Optional.empty());
    }

    static TrialProgress pruned(PlannedTrial trial) {
        return unfinished(trial, TrialState.PRUNED, 0, Optional.empty());
    }

    /** What is to be done of it, to be begun once more. */
    PlannedTrial planned() {
        return new PlannedTrial(trialId, parameters, totalSteps);
    }

    static TrialProgress failed(PlannedTrial trial, RefocusException failure) {
        TrialState state = failure.fault() == Fault.DIVERGED ? TrialState.DIVERGED : TrialState.FAILED;
        return unfinished(trial, state, 1, Optional.of(failure.getMessage()));
    }

    static TrialProgress ended(PlannedTrial trial, TrialOutcome outcome) {
        return new TrialProgress(
                trial.trialId(),
                outcome.divergence().isPresent() ? TrialState.DIVERGED : TrialState.COMPLETED,
                outcome.attempts(),
                outcome.steps(),
                trial.steps(),
                Optional.of(outcome.valPsnrDb()),
                Optional.of(outcome.valSsim()),
                Optional.of(outcome.seconds()),
                trial.parameters(),
                outcome.divergence());
    }

    /** A running trial, from its last heartbeat. */
    public TrialProgress at(int attempt, TrainingHeartbeat heartbeat) {
        return new TrialProgress(
                trialId,
                state,
                attempt,
                heartbeat.step(),
                totalSteps,
                Optional.of(heartbeat.psnrDb()).filter(Double::isFinite),
                valSsim,
                seconds,
                parameters,
                error);
    }

    /** The same trial as somebody found it who looked closer. */
    public TrialProgress seen(TrialState as, String reason) {
        return new TrialProgress(
                trialId, as, attempts, steps, totalSteps, valPsnrDb, valSsim, seconds, parameters, Optional.of(reason));
    }

    /** With the step of its last checkpoint. */
    public TrialProgress reached(long step) {
        return new TrialProgress(
                trialId, state, attempts, step, totalSteps, valPsnrDb, valSsim, seconds, parameters, error);
    }

    /** Why it is in its state, for a line: never empty. */
    public String reason() {
        return error.orElseGet(() -> switch (state) {
            case QUEUED -> "waits for its turn";
            case RUNNING -> "its workflow runs";
            case PREEMPTED -> "no worker trains it";
            case COMPLETED -> String.format(Locale.ROOT, "all %d steps are done", totalSteps);
            case FAILED, DIVERGED -> "no reason is on record";
            case PRUNED -> "pruned by hand; `sweep retry` goes on from its last checkpoint";
            case CANCELLED -> "its sweep was ended";
        });
    }

    private static TrialProgress unfinished(
            PlannedTrial trial, TrialState state, int attempts, Optional<String> error) {
        return new TrialProgress(
                trial.trialId(),
                state,
                attempts,
                0,
                trial.steps(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                trial.parameters(),
                error);
    }
}
