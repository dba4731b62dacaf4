package io.refocus.learning.range;

/** Hears the steps of a ramp and may end it. */
public interface RangeListener {
    /** @param step completed steps of the ramp */
    void stepped(int step, RangePoint point);

    /** Whether the ramp shall end after this step. */
    default boolean stopRequested() {
        return false;
    }
}
