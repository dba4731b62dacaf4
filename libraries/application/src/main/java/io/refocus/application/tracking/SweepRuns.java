package io.refocus.application.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import io.refocus.application.plot.PlottedTrial;
import io.refocus.application.plot.SweepPlots;
import io.refocus.documents.Documents;
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
import io.refocus.workflows.search.SweepOrder;
import io.refocus.workflows.search.SweepProgress;
import io.refocus.workflows.search.TrialProgress;
import io.refocus.workflows.search.TrialState;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** The run of a sweep: what was ordered, and once it has ended its best trial, leaderboard and curves. */
final class SweepRuns {
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
        List<PlottedTrial> plotted = board.trials().stream()
                .map(trial -> new PlottedTrial(
                        trial.trialId(),
                        trial.parameters(),
                        trial.state() == TrialState.COMPLETED ? trial.valPsnrDb() : Optional.empty(),
                        journals.get(trial.trialId())))
                .toList();
        SweepPlots.of(board.name(), plotted)
                .forEach((file, png) -> tracking.artifact(content.run(), "pictures/" + file, png, "image/png"));
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
