package io.refocus.workflows.training;

import io.refocus.fault.Fault;
import java.util.Optional;

/**
 * How a trial's workflow stands.
 *
 * @param fault of a workflow that failed
 * @param error its message
 */
public record TrialExecution(State state, Optional<Fault> fault, Optional<String> error) {
    public enum State {
        RUNNING,
        /** It failed, and would fail again. */
        FAILED,
        /** It runs no more: its result is on record, or it was cancelled before it had one. */
        ENDED
    }

    public static TrialExecution running() {
        return new TrialExecution(State.RUNNING, Optional.empty(), Optional.empty());
    }

    public static TrialExecution ended() {
        return new TrialExecution(State.ENDED, Optional.empty(), Optional.empty());
    }

    public static TrialExecution failed(Fault fault, String error) {
        return new TrialExecution(State.FAILED, Optional.of(fault), Optional.of(error));
    }
}
