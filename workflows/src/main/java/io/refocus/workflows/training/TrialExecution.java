package io.refocus.workflows.training;

import io.refocus.fault.Fault;
import java.util.Optional;

/**
 * State of a trial's workflow.
 *
 * @param fault of a workflow that failed
 * @param error its message
 */
public record TrialExecution(State state, Optional<Fault> fault, Optional<String> error) {
    public enum State {
        RUNNING,
        /** It failed, and would fail again. */
        FAILED,
        /** It has ended: its result is stored, or it was cancelled before it had one. */
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
