package io.refocus.worker.training;

import io.refocus.imaging.sheet.ContactSheet;
import io.refocus.imaging.sheet.Curves;
import io.refocus.learning.restore.RestoredPair;
import io.refocus.learning.restore.Restorer;
import io.refocus.stores.tracking.TrackedRun;
import io.refocus.stores.tracking.Tracking;
import io.refocus.workflows.training.TrialOrder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a trial looks like, beside its run: curves over all its attempts, and validation pictures restored by its model. */
final class TrialPictures {
    private static final int ROWS = 4;
    private static final String PNG = "image/png";

    private final Tracking tracking;
    private final TrackedRun run;

    TrialPictures(Tracking tracking, TrackedRun run) {
        this.tracking = tracking;
        this.run = run;
    }

    /** What tells the trial from its siblings: its own values of the sweep's axes. */
    static String title(TrialOrder order) {
        return order.parameters().isEmpty()
                ? "Trial " + order.trialId()
                : order.parameters().entrySet().stream()
                        .map(axis -> "%s = %s".formatted(axis.getKey(), axis.getValue()))
                        .collect(Collectors.joining(", "));
    }

    void put(String title, Path model, List<StoredPair> validation) {
        curve(
                "psnr.png",
                title,
                "PSNR, dB",
                Map.of("restored", TrackedCurves.PSNR, "blurred", TrackedCurves.IDENTITY_PSNR));
        curve(
                "losses.png",
                title,
                "loss",
                Map.of(
                        "generator", TrackedCurves.GENERATOR_LOSS,
                        "content", TrackedCurves.CONTENT_LOSS,
                        "discriminator", TrackedCurves.DISCRIMINATOR_LOSS));
        try (Restorer restorer = Restorer.load(model)) {
            List<ContactSheet.Row> rows = spread(validation).stream()
                    .map(pair -> RestoredPair.of(restorer, pair.read()).row())
                    .toList();
            tracking.artifact(run, "pictures/contact-sheet.png", ContactSheet.png(title, rows), PNG);
        }
    }

    private void curve(String file, String title, String label, Map<String, String> metrics) {
        Map<String, List<Curves.Point>> series = new LinkedHashMap<>();
        metrics.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(metric -> {
            List<Curves.Point> points = tracking.curve(run.runId(), metric.getValue()).stream()
                    .map(point -> new Curves.Point(point.step(), point.value()))
                    .toList();
            if (!points.isEmpty()) { // no discriminator, no curve
                series.put(metric.getKey(), points);
            }
        });
        tracking.artifact(run, "pictures/" + file, Curves.png(title, label, series), PNG);
    }

    private static List<StoredPair> spread(List<StoredPair> pairs) {
        int stride = Math.max(1, pairs.size() / ROWS);
        return IntStream.range(0, Math.min(ROWS, pairs.size()))
                .mapToObj(i -> pairs.get(i * stride))
                .toList();
    }
}
