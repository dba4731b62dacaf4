package io.refocus.application.sweep;

import io.refocus.workflows.search.Grid;
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

    /** How many trials it has. */
    public int trials() {
        return Grid.points(order.axes()).size();
    }
}
