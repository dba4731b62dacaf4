package io.refocus.cli.training;

import com.fasterxml.jackson.databind.JsonNode;
import io.refocus.application.pairs.PairFiles;
import io.refocus.imaging.sheet.ContactSheet;
import io.refocus.imaging.sheet.Curves;
import io.refocus.learning.restore.RestoredPair;
import io.refocus.learning.restore.Restorer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What a training looks like: curves of its metrics, and validation pictures restored by its model. */
record TrainPictures(TrainFolder folder, String title) {
    private static final int ROWS = 6;

    /** Writes {@code psnr.png}, {@code losses.png} and, where there is an adversary, {@code adversary.png}. */
    void curves() {
        if (!Files.exists(folder.metrics())) {
            return; // it ended before the first validation
        }
        List<JsonNode> lines = MetricsFile.read(folder.metrics());
        Map<String, List<Curves.Point>> psnr = new LinkedHashMap<>();
        Map<String, List<Curves.Point>> losses = new LinkedHashMap<>();
        Map<String, List<Curves.Point>> adversary = new LinkedHashMap<>(); // of another magnitude
        for (JsonNode line : lines) {
            for (String picture : List.of("restored", "blurred")) {
                add(psnr, picture, line, line.path(picture).path("psnrDb"));
            }
            line.path("losses").properties().forEach(loss -> {
                boolean judged = loss.getKey().matches("adversarial|discriminator.*");
                add(judged ? adversary : losses, loss.getKey(), line, loss.getValue());
            });
        }
        folder.write("psnr.png", Curves.png(title, "PSNR, dB", psnr));
        folder.write("losses.png", Curves.png(title, "loss", losses));
        if (!adversary.isEmpty()) {
            folder.write("adversary.png", Curves.png(title, "loss", adversary));
        }
    }

    private static void add(Map<String, List<Curves.Point>> series, String name, JsonNode line, JsonNode value) {
        if (value.isNumber()) {
            series.computeIfAbsent(name, key -> new ArrayList<>())
                    .add(new Curves.Point(line.get("step").asLong(), value.asDouble()));
        }
    }

    /** Writes {@code contact-sheet.png}. */
    void contactSheet(Restorer restorer, List<PairFiles> validation) {
        int rows = Math.min(ROWS, validation.size());
        List<ContactSheet.Row> sheet = IntStream.range(0, rows)
                .mapToObj(i -> validation.get(i * validation.size() / rows).read())
                .map(pair -> RestoredPair.of(restorer, pair).row())
                .toList();
        folder.write("contact-sheet.png", ContactSheet.png(title, sheet));
    }
}
