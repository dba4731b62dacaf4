package io.refocus.application.server;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Follows work that servers do: waits for its end and looks at its progress meanwhile. A busy server goes on with the work but may
 * refuse looks, so some of them may fail.
 *
 * @param firstLook how long after the start the first look is taken
 * @param lookAgain how long after a look the next one is taken
 */
public record Following(Duration firstLook, Duration lookAgain) {
    static final int MOST_FAILED_LOOKS = 5;

    /**
     * Returns the outcome as soon as there is one.
     *
     * @param await waits at most so long; empty if the work goes on
     * @param look is called while the work goes on
     * @throws RefocusException as {@code await} throws it, or UNREACHABLE if that many looks in a row were not answered
     */
    public <T> T untilEnd(Function<Duration, Optional<T>> await, Runnable look) {
        int failed = 0;
        Optional<T> outcome = await.apply(firstLook);
        while (outcome.isEmpty()) {
            try {
                look.run();
                failed = 0;
            } catch (RefocusException e) {
                if (!passing(e) || ++failed == MOST_FAILED_LOOKS && e.fault() == Fault.UNREACHABLE) {
                    throw e;
                }
            }
            outcome = await.apply(lookAgain);
        }
        return outcome.get();
    }

    /** A worker that is too busy to answer a look fails in unforeseen ways; whether the work itself failed, its end tells. */
    private static boolean passing(RefocusException failedLook) {
        return failedLook.fault() == Fault.UNREACHABLE || failedLook.fault() == Fault.INTERNAL;
    }
}
