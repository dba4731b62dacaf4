package io.refocus.application.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import io.refocus.documents.Documents;
import io.refocus.imaging.sheet.Curves;
import io.refocus.learning.journal.Journal;
import io.refocus.stores.Bucket;
import io.refocus.stores.sweep.SweepRecord;
import io.refocus.stores.tracking.MetricPoint;
import io.refocus.stores.tracking.NewRun;
import io.refocus.stores.tracking.RunContent;
import io.refocus.stores.tracking.RunState;
import io.refocus.stores.tracking.RunTags;
import io.refocus.stores.tracking.TrackedRun;
import io.refocus.stores.tracking.Tracking;
import io.refocus.stores.trial.TrialResult;
import io.refocus.workflows.search.AxisLabels;
import io.refocus.workflows.search.SweepOrder;
import io.refocus.workflows.search.SweepProgress;
import io.refocus.workflows.search.TrialProgress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** The run of a sweep: what was ordered, and once it has ended its best trial, leaderboard and curves. */
final class SweepRuns {
    private static final int CURVES = 6; // what a chart's colours tell apart, beside the blurred pictures

    private final Bucket bucket;
    private final Tracking tracking;
    private final MirrorInputs inputs;

    SweepRuns(Bucket bucket, Tracking tracking) {
        this.bucket = bucket;
        this.tracking = tracking;
        this.inputs = new MirrorInputs(bucket, tracking);
    }

    static SweepOrder order(SweepRecord record) {
        return Documents.bind(record.order(), "the order of sweep " + record.sweepId(), SweepOrder.class);
    }

    /** The run as it is, made if there is none. */
    RunContent run(SweepRecord record) {
        return tracking.findOrMake(
                RunMirror.EXPERIMENT,
                new NewRun(
                        RunNames.of(record),
                        RunTags.SWEEP,
                        record.sweepId(),
                        Map.of(),
                        Instant.parse(record.started()).toEpochMilli()));
    }

    /** @param trials finds, or makes, the run of a trial */
    void fill(SweepRecord record, String digest, Function<String, Optional<TrackedRun>> trials) {
        RunContent content = run(record);
        String stamp = MirrorForm.stamp(digest);
        if (stamp.equals(content.tags().get(RunTags.MIRRORED))) {
            return;
        }
        String run = content.run().runId();
        SweepOrder order = order(record);
        tracking.parameters(run, RunMirror.missing(parameters(order), content.parameters()));
        inputs.put(content, order.dataset());
        Map<String, String> tags =
                new TreeMap<>(Map.of(RunTags.SOURCE, "refocus sweep " + record.name(), RunTags.SOURCE_TYPE, "LOCAL"));
        Optional<SweepProgress> board =
                record.progress().map(tree -> Documents.bind(tree, "sweep " + record.sweepId(), SweepProgress.class));
        Optional<Long> end = board.flatMap(progress -> end(content, progress, tags, trials));
        RunState state = board.map(SweepRuns::state).orElse(RunState.RUNNING);
        if (content.state() != state) {
            tracking.state(run, state, end);
        }
        tags.put(RunTags.MIRRORED, stamp);
        tracking.tags(run, tags);
    }

    private static Map<String, String> parameters(SweepOrder order) {
        Map<String, String> parameters = new TreeMap<>();
        parameters.put("dataset", order.dataset().toString());
        order.axes()
                .forEach((path, values) ->
                        parameters.put(path, Documents.tree(values).toString()));
        order.search().ifPresent(search -> {
            parameters.put("search", search.text());
            search.space()
                    .forEach((path, spelled) ->
                            parameters.put(path, Documents.tree(spelled).toString()));
        });
        return parameters;
    }

    /** @return when its last trial ended */
    private Optional<Long> end(
            RunContent content,
            SweepProgress board,
            Map<String, String> tags,
            Function<String, Optional<TrackedRun>> trials) {
        Optional<TrialResult> best =
                board.best().flatMap(trial -> bucket.trials().result(trial.trialId()));
        Leaderboard leaderboard =
                new Leaderboard(board, best.map(result -> result.identity().psnrDb()));
        Map<String, String> pages = new TreeMap<>();
        Map<String, Journal> journals = new LinkedHashMap<>();
        for (TrialProgress trial : board.trials()) {
            trials.apply(trial.trialId()).ifPresent(run -> pages.put(trial.trialId(), Tracking.link(run)));
            journals.put(trial.trialId(), RunMirror.journal(bucket, trial.trialId()));
        }
        tags.put(RunTags.NOTE, leaderboard.note(pages));
        JsonNode json = Documents.tree(board);
        tracking.artifact(content.run(), "leaderboard.json", bytes(Documents.json(json)), "application/json");
        tracking.artifact(content.run(), "leaderboard.csv", bytes(leaderboard.csv()), "text/csv");
        tracking.artifact(content.run(), "pictures/psnr.png", curves(board, journals), "image/png");
        Optional<Long> end = journals.values().stream()
                .filter(journal -> !journal.entries().isEmpty())
                .map(TrialPoints::lastMillis)
                .max(Long::compare);
        best.ifPresent(result -> {
            tags.put("refocus.bestTrial", result.trialId());
            List<MetricPoint> figures = TrialPoints.of(result, end.orElse(0L));
            tracking.metrics(content.run().runId(), TrialPoints.missing(figures, content.lastSteps()));
        });
        return end;
    }

    /** PSNR over steps of the best trials, and of the blurred pictures. */
    private static byte[] curves(SweepProgress board, Map<String, Journal> journals) {
        AxisLabels labels = AxisLabels.of(
                board.trials().stream().map(TrialProgress::parameters).toList());
        Map<String, List<Curves.Point>> series = new LinkedHashMap<>();
        List<Curves.Point> blurred = new ArrayList<>();
        for (TrialProgress trial : board.trials()) {
            Journal journal = journals.get(trial.trialId());
            if (series.size() == CURVES || journal.validations().isEmpty()) {
                continue;
            }
            String label = trial.parameters().isEmpty() ? trial.trialId() : labels.text(trial.parameters());
            series.put(
                    label,
                    journal.validations().stream()
                            .map(entry -> new Curves.Point(
                                    entry.step(), entry.restored().psnrDb()))
                            .toList());
            if (blurred.isEmpty()) {
                journal.validations()
                        .forEach(entry -> blurred.add(
                                new Curves.Point(entry.step(), entry.identity().psnrDb())));
            }
        }
        String which = series.size() < board.trials().size()
                ? String.format(
                        Locale.ROOT,
                        "best %d of %d trials",
                        series.size(),
                        board.trials().size())
                : "all trials";
        series.put("blurred", blurred);
        return Curves.png("Sweep %s, %s".formatted(board.name(), which), "PSNR, dB", series);
    }

    private static RunState state(SweepProgress board) {
        return switch (board.state()) {
            case RUNNING, PAUSED, STOPPING, UNKNOWN -> RunState.RUNNING;
            case COMPLETED -> RunState.FINISHED;
            case STOPPED, CANCELLED, INTERRUPTED -> RunState.KILLED;
            case FAILED -> RunState.FAILED;
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
