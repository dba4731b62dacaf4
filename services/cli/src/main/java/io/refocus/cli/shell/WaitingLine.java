package io.refocus.cli.shell;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A line that counts the seconds of work that says nothing itself. */
public final class WaitingLine {
    private static final long FIRST_MILLIS = 1000;
    private static final long NEXT_MILLIS = 1000;

    private WaitingLine() {}

    /** @param text what is done, as {@code warming up, then timing} */
    public static <T> T during(Supplier<T> work, Shell shell, String text) {
        long start = System.nanoTime();
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(runnable -> {
            Thread thread = new Thread(runnable, "waiting-line");
            thread.setDaemon(true);
            return thread;
        });
        try (ProgressLine line = new ProgressLine(shell)) {
            var unused = clock.scheduleAtFixedRate(
                    () -> line.show("%s: %s s".formatted(text, (System.nanoTime() - start) / 1_000_000_000)),
                    FIRST_MILLIS,
                    NEXT_MILLIS,
                    TimeUnit.MILLISECONDS);
            try {
                return work.get();
            } finally {
                end(clock);
            }
        }
    }

    /** Waits for a line that is being written, so that none comes after the answer. */
    private static void end(ScheduledExecutorService clock) {
        clock.shutdownNow();
        try {
            clock.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
