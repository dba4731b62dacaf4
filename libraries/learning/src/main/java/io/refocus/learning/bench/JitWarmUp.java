package io.refocus.learning.bench;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;

/**
 * Runs a task without counting until the JIT compiler is almost idle, because the compiler takes a core from the
 * task.
 */
final class JitWarmUp {
    private static final double LONGEST_WINDOW_SECONDS = 3;
    private static final int MOST_WINDOWS = 10;
    private static final double AT_REST = 0.02;

    private JitWarmUp() {}

    /**
     * Ends after the first window in which the compiler worked for less than 2 % of the time, the tenth at the latest.
     *
     * @param fewest runs before the first window
     * @param windowSeconds of a window, three at most
     * @return how long it took, seconds
     */
    static double run(Runnable work, int fewest, double windowSeconds) {
        double start = now();
        for (int i = 0; i < fewest; i++) work.run();
        double window = Math.min(LONGEST_WINDOW_SECONDS, windowSeconds);
        for (int i = 0; i < MOST_WINDOWS; i++) {
            if (compilingShare(work, window) < AT_REST) break;
        }
        return now() - start;
    }

    private static double compilingShare(Runnable work, double window) {
        CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
        long before = compiler.getTotalCompilationTime();
        double start = now();
        do {
            work.run();
        } while (now() - start < window);
        return (compiler.getTotalCompilationTime() - before) * 1e-3 / (now() - start);
    }

    private static double now() {
        return System.nanoTime() * 1e-9;
    }
}
