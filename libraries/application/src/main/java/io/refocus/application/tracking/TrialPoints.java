package io.refocus.application.tracking;

import io.refocus.imaging.metric.PictureScores;
import io.refocus.learning.journal.Journal;
import io.refocus.learning.journal.JournalEntry;
import io.refocus.learning.journal.JournalEntry.Begun;
import io.refocus.learning.journal.JournalEntry.Ended;
import io.refocus.learning.journal.JournalEntry.Stepped;
import io.refocus.learning.journal.JournalEntry.Validated;
import io.refocus.stores.tracking.MetricPoint;
import io.refocus.stores.trial.TrialResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The curves of a trial, from its journal and its result. */
final class TrialPoints {
    /** MLflow orders its groups of charts by name: these come before those of {@code train}. */
    private static final String EVALUATION = "evaluation";

    private final List<MetricPoint> points = new ArrayList<>();

    private TrialPoints() {}

    /** All points, in the order of the journal. */
    static List<MetricPoint> of(Journal journal, Optional<TrialResult> result) {
        TrialPoints curves = new TrialPoints();
        for (JournalEntry entry : journal.entries()) {
            if (entry instanceof Stepped stepped) {
                curves.add(stepped);
            } else if (entry instanceof Validated validated) {
                curves.add(validated);
            } else if (!(entry instanceof Begun || entry instanceof Ended)) {
                throw new IllegalStateException("there is no curve for " + entry.getClass());
            }
        }
        result.ifPresent(end -> curves.add(end, lastMillis(journal)));
        return curves.points;
    }

    /** The figures that a result ends with. */
    static List<MetricPoint> of(TrialResult result, long millis) {
        TrialPoints figures = new TrialPoints();
        figures.add(result, millis);
        return figures.points;
    }

    /** The points missing in a run whose curves end at these steps. */
    static List<MetricPoint> missing(List<MetricPoint> all, Map<String, Long> lastSteps) {
        return all.stream()
                .filter(point -> point.step() > lastSteps.getOrDefault(point.key(), -1L))
                .toList();
    }

    static long lastMillis(Journal journal) {
        List<JournalEntry> entries = journal.entries();
        return entries.isEmpty() ? 0 : entries.get(entries.size() - 1).timeMillis();
    }

    private void add(Stepped entry) {
        entry.losses().forEach((loss, value) -> add("train/" + loss, value, entry));
        add("train/generatorRate", entry.generatorRate(), entry);
        add("train/discriminatorRate", entry.discriminatorRate(), entry);
        add("train/imagesPerSecond", entry.imagesPerSecond(), entry);
        add("train/waitingShare", entry.waitingShare(), entry);
    }

    private void add(Validated entry) {
        add(EVALUATION, entry.restored(), entry);
        add(EVALUATION + "/gainDb", entry.gainDb(), entry);
        entry.sharpPsnrDb().ifPresent(psnrDb -> add(EVALUATION + "/sharpPsnrDb", psnrDb, entry));
    }

    private void add(String group, PictureScores scores, JournalEntry entry) {
        add(group + "/psnrDb", scores.psnrDb(), entry);
        add(group + "/ssim", scores.ssim(), entry);
        add(group + "/ssimLoss", scores.ssimLoss(), entry);
        add(group + "/ssim3d", scores.ssim3d(), entry);
        add(group + "/acc", scores.acc(), entry);
    }

    private void add(TrialResult result, long millis) {
        long steps = result.effort().steps();
        add(new MetricPoint("valPsnrDb", result.restored().psnrDb(), steps, millis));
        add(new MetricPoint("valSsim", result.restored().ssim(), steps, millis));
        add(new MetricPoint("valGainDb", result.gainDb(), steps, millis));
    }

    /** MLflow gives infinity back as the largest double, and its charts run up to it. */
    private void add(MetricPoint point) {
        if (Double.isFinite(point.value())) {
            points.add(point);
        }
    }

    private void add(String key, double value, JournalEntry entry) {
        add(new MetricPoint(key, value, entry.step(), entry.timeMillis()));
    }
}
