package io.refocus.application.sweep;

import io.refocus.workflows.search.SweepOrder;

/**
 * A sweep that runs.
 *
 * @param attached whether it was running already, and nothing was started
 */
public record StartedSweep(SweepOrder order, boolean attached) {
    public String sweepId() {
        return order.sweepId();
    }

    /** {@code 3 trials}, or how it is searched and what ends that. */
    public String extent() {
        return order.extent();
    }
}
