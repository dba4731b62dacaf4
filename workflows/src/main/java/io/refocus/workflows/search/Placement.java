package io.refocus.workflows.search;

import java.util.Map;
import java.util.Optional;

/**
 * What became of a proposal.
 *
 * @param trial absent if the point is no legal experiment
 * @param refusal why it is none
 */
public record Placement(int number, Map<String, Object> point, Optional<PlannedTrial> trial, Optional<String> refusal) {
    public static Placement of(int number, Map<String, Object> point, PlannedTrial trial) {
        return new Placement(number, point, Optional.of(trial), Optional.empty());
    }

    public static Placement refused(int number, Map<String, Object> point, String reason) {
        return new Placement(number, point, Optional.empty(), Optional.of(reason));
    }
}
