package io.refocus.learning.bench;

import io.refocus.documents.Documents;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.LongSupplier;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Repeated timings of a task: one line with the keys of the PyTorch program, and the process's CPU time.
 *
 * @param warmUpSeconds of uncounted runs before
 * @param milliseconds of each run, sorted, at least one
 * @param waitingShare part of the runs' time in which they waited for what they work on, in {@code [0, 1]}
 * @param cpuMs CPU time of the process over all threads, milliseconds a run
 * @param peakRssMb highest resident memory of the process so far, MB
 */
public record Timing(
        double warmUpSeconds, List<Double> milliseconds, double waitingShare, double cpuMs, long peakRssMb) {
    private static final int FEWEST = 3;

    /** Runs the work at least {@code warmUp} times {@linkplain JitWarmUp uncounted}, then for the seconds given and at least three times. */
    static Timing of(Runnable work, int warmUp, double seconds) {
        return of(work, warmUp, seconds, System::nanoTime, () -> 0);
    }

    /**
     * The same of a work that waits.
     *
     * @param clock nanoseconds
     * @param waited nanoseconds of the clock that all runs so far waited
     */
    static Timing of(Runnable work, int warmUp, double seconds, LongSupplier clock, LongSupplier waited) {
        double warmUpSeconds = JitWarmUp.run(work, warmUp, seconds);
        List<Double> milliseconds = new ArrayList<>();
        long cpuBefore = cpuNanos();
        long waitedBefore = waited.getAsLong();
        long end = clock.getAsLong() + (long) (seconds * 1e9);
        while (milliseconds.size() < FEWEST || clock.getAsLong() < end) {
            long start = clock.getAsLong();
            work.run();
            milliseconds.add((clock.getAsLong() - start) / 1e6);
        }
        double waitedMs = (waited.getAsLong() - waitedBefore) / 1e6;
        double allMs = milliseconds.stream().mapToDouble(Double::doubleValue).sum();
        double cpuMs = (cpuNanos() - cpuBefore) / 1e6 / milliseconds.size();
        return new Timing(
                warmUpSeconds, milliseconds.stream().sorted().toList(), waitedMs / allMs, cpuMs, Memory.peakMb());
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    /** Median of the runs, milliseconds. */
    public double medianMs() {
        return milliseconds.get(milliseconds.size() / 2);
    }

    /** Fastest run, milliseconds. */
    public double minMs() {
        return milliseconds.get(0);
    }

    /**
     * One line of JSON.
     *
     * @param kind what was timed: {@code train-step}, {@code generator-step} or {@code infer}
     * @param parameters parameters of the generator
     * @param more keys of this kind alone
     */
    String json(String kind, BenchedGenerator generator, long parameters, Map<String, Object> more) {
        Map<String, Object> fields = new LinkedHashMap<>(more);
        fields.put("peer", "refocus");
        fields.put("version", "nd4j " + nd4jVersion());
        fields.put("threads", Threads.count());
        fields.put("kind", kind);
        fields.put("net", generator.name());
        fields.put("params", parameters);
        fields.put("median_ms", rounded(medianMs()));
        fields.put("min_ms", rounded(minMs()));
        fields.put("cpu_ms", rounded(cpuMs));
        fields.put("warm_up_s", rounded(warmUpSeconds));
        fields.put("channels_last", false);
        fields.put("compiled", false);
        fields.put("peak_rss_mb", peakRssMb);
        fields.put("runs", milliseconds.size());
        return Documents.canonicalJson(fields);
    }

    /** Version of the library that computes; its jar's manifest has none. */
    private static String nd4jVersion() {
        Properties maven = new Properties();
        try (InputStream resource =
                Nd4j.class.getResourceAsStream("/META-INF/maven/org.nd4j/nd4j-api/pom.properties")) {
            maven.load(resource);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read ND4J's version", e);
        }
        return maven.getProperty("version");
    }

    double roundedWaitingShare() {
        return Math.round(waitingShare * 1e4) / 1e4;
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
