package io.refocus.application.tracking;

import java.util.List;

/**
 * What a rebuild did.
 *
 * @param sweeps runs of sweeps that were made or completed
 * @param trials runs of trials that were made or completed
 * @param promotions reports that were put beside their trials
 * @param models registered models that were compared with the bucket
 * @param failures what could not be shown and why
 */
public record RebuildReport(int sweeps, int trials, int promotions, int models, List<String> failures) {
    public RebuildReport {
        failures = List.copyOf(failures);
    }
}
