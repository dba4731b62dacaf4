package io.refocus.cli.shell;

/** Seconds since the command was entered, including the build. */
public final class Stopwatch {
    private final long startedNanos;

    private Stopwatch(long startedNanos) {
        this.startedNanos = startedNanos;
    }

    public static Stopwatch start() {
        return new Stopwatch(System.nanoTime());
    }

    /** @param epochSeconds when the run began, decimal, from the launcher; an illegal value means now */
    public static Stopwatch since(String epochSeconds) {
        try {
            double ago = System.currentTimeMillis() / 1e3 - Double.parseDouble(epochSeconds.replace(',', '.'));
            return new Stopwatch(System.nanoTime() - (long) (Math.max(0, ago) * 1e9));
        } catch (NumberFormatException e) {
            return start();
        }
    }

    public double seconds() {
        return (System.nanoTime() - startedNanos) / 1e9;
    }
}
