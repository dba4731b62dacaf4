package io.refocus.learning.bench;

import io.refocus.documents.Documents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.factory.Nd4j;

/**
 * One line of a bench, with the PyTorch peer's keys.
 *
 * @param kind {@code train-step} or {@code generator-step}
 * @param options what was run
 * @param parameters parameters of the generator
 * @param medianMs median of the steps, milliseconds
 * @param minMs fastest step, milliseconds
 * @param peakRssMb highest resident memory of the process so far, MB
 * @param runs steps measured
 */
public record BenchReport(
        String kind, BenchOptions options, long parameters, double medianMs, double minMs, long peakRssMb, int runs) {

    static BenchReport of(BenchOptions options, long parameters, List<Double> milliseconds) {
        List<Double> sorted = milliseconds.stream().sorted().toList();
        return new BenchReport(
                options.adversary() ? "train-step" : "generator-step",
                options,
                parameters,
                sorted.get(sorted.size() / 2),
                sorted.get(0),
                residentPeakMb(),
                sorted.size());
    }

    private static long residentPeakMb() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                            .filter(line -> line.startsWith("VmHWM:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .sum()
                    / 1024;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The report as one line of JSON. */
    public String json() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("peer", "refocus");
        fields.put("threads", Nd4j.getEnvironment().maxThreads());
        fields.put("kind", kind);
        fields.put("net", options.net());
        fields.put("params", parameters);
        fields.put("median_ms", Math.round(medianMs * 100) / 100.0);
        fields.put("min_ms", Math.round(minMs * 100) / 100.0);
        fields.put("peak_rss_mb", peakRssMb);
        fields.put("runs", runs);
        fields.put("size", options.size());
        fields.put("batch", options.batch());
        return Documents.canonicalJson(fields);
    }
}
