package io.refocus.application.tracking;

import java.util.List;

/**
 * The result of a rebuild.
 *
 * @param sweeps runs of sweeps that were created or completed
 * @param trials runs of trials that were created or completed
 * @param promotions reports that were added to their trials' runs
 * @param models registered models that were compared with the bucket
 * @param failures records that could not be copied, with the reason
 */
public record RebuildReport(int sweeps, int trials, int promotions, int models, List<String> failures) {
    public RebuildReport {
        failures = List.copyOf(failures);
    }
}
