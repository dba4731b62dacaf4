package io.refocus.cli.training;

import com.fasterxml.jackson.databind.JsonNode;
import io.refocus.documents.Documents;
import io.refocus.learning.training.StepReport;
import io.refocus.learning.training.ValidationReport;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * {@code metrics.jsonl}: a line a validation and one every tenth of the steps between two. It holds no times, so an interrupted
 * training that is resumed ends with the file of an undisturbed one.
 */
final class MetricsFile implements AutoCloseable {
    private static final int LINES_BETWEEN_VALIDATIONS = 10;

    private final BufferedWriter writer;
    private final long every;

    private MetricsFile(BufferedWriter writer, long every) {
        this.writer = writer;
        this.every = every;
    }

    /**
     * Keeps the lines of the steps that are not done again. Whoever is killed meanwhile leaves the file as it was.
     *
     * @param resumedAt steps completed by the checkpoint; negative for a training that begins
     */
    static MetricsFile open(Path file, long resumedAt, long validateEvery) {
        try {
            List<String> kept = resumedAt < 0 || !Files.exists(file)
                    ? List.of()
                    : wholeLines(file)
                            .filter(line -> parse(line, file).path("step").asLong() <= resumedAt)
                            .toList();
            Path next = file.resolveSibling(file.getFileName() + ".next");
            Files.write(next, kept);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
            return new MetricsFile(
                    Files.newBufferedWriter(file, StandardOpenOption.APPEND),
                    Math.max(1, validateEvery / LINES_BETWEEN_VALIDATIONS));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** Without the end of a file whose writer was cut short within a line. */
    private static Stream<String> wholeLines(Path file) throws IOException {
        String text = Files.readString(file);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines();
    }

    static List<JsonNode> read(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .map(line -> parse(line, file))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static JsonNode parse(String line, Path file) {
        return Documents.readJson(line, file.toString(), JsonNode.class);
    }

    void stepped(StepReport report) {
        if (report.step() == 1 || report.step() % every == 0 || report.step() == report.steps()) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("step", report.step());
            line.put("losses", report.losses().named());
            line.put("generatorRate", report.generatorRate());
            line.put("discriminatorRate", report.discriminatorRate());
            append(line);
        }
    }

    void validated(ValidationReport report) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("step", report.step());
        line.put("restored", report.restored());
        line.put("blurred", report.identity());
        line.put("gainDb", report.gainDb());
        append(line);
    }

    /** Flushed at once: who watches the file sees every line whole. */
    private void append(Map<String, Object> line) {
        try {
            writer.write(Documents.canonicalJson(line));
            writer.newLine();
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write metrics", e);
        }
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the metrics", e);
        }
    }
}
