package io.refocus.worker.training;

import com.fasterxml.jackson.databind.JsonNode;
import io.refocus.documents.Documents;
import io.refocus.fault.RefocusException;
import io.refocus.imaging.metric.PictureScores;
import io.refocus.learning.journal.EndState;
import io.refocus.learning.journal.Journal;
import io.refocus.learning.journal.JournalEntry;
import io.refocus.stores.sweep.SweepRecord;
import io.refocus.stores.tracking.MetricPoint;
import io.refocus.stores.tracking.NewRun;
import io.refocus.stores.tracking.RunContent;
import io.refocus.stores.tracking.RunState;
import io.refocus.stores.tracking.RunTags;
import io.refocus.stores.trial.TrialDescription;
import io.refocus.stores.trial.TrialResult;
import io.refocus.worker.Stores;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fills MLflow from the bucket, on a thread of its own. */
public final class TrackedTrials implements TrialMirror, AutoCloseable {
    /** The MLflow experiment all runs of Refocus are in, so that a trial has one run whichever sweeps it is part of. */
    public static final String EXPERIMENT = "refocus";

    private static final Logger LOG = LoggerFactory.getLogger(TrackedTrials.class);

    private final Stores stores;
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread daemon = new Thread(task, "tracking");
        daemon.setDaemon(true);
        return daemon;
    });

    public TrackedTrials(Stores stores) {
        this.stores = stores;
    }

    @Override
    public void changed(String trialId) {
        offer("trial " + trialId, () -> fillTrial(trialId));
    }

    @Override
    public void sweepChanged(String sweepId) {
        offer("sweep " + sweepId, () -> stores.sweeps().find(sweepId).ifPresent(this::fillSweep));
    }

    private void offer(String what, Runnable work) {
        if (waiting.add(what)) {
            thread.execute(() -> {
                waiting.remove(what);
                try {
                    work.run();
                } catch (RefocusException e) {
                    LOG.warn("{} is not shown in MLflow now: {}", what, e.getMessage());
                }
            });
        }
    }

    private void fillTrial(String trialId) {
        TrialDescription trial = stores.trials().description(trialId).orElseThrow();
        RunContent content = run(trial);
        String runId = content.run().runId();
        Map<String, String> parameters = new TreeMap<>();
        String experiment = stores.trials().experiment(trialId);
        flatten("", Documents.readJson(experiment, trialId, JsonNode.class), parameters);
        parameters.put("dataset", trial.dataset().toString());
        stores.tracking().parameters(runId, parameters);
        Optional<byte[]> lines = stores.trials().journal(trialId);
        if (lines.isPresent()) {
            Journal journal = Journal.parse(lines.get(), "journal of trial " + trialId);
            stores.tracking().metrics(runId, points(trialId, journal, content.lastSteps()));
            state(
                    runId,
                    content.state(),
                    journal.entries().get(journal.entries().size() - 1));
        }
        stores.trials().pictures(trialId).forEach((name, png) -> stores.tracking()
                .artifact(content.run(), "pictures/" + name, png, "image/png"));
    }

    private RunContent run(TrialDescription trial) {
        Map<String, String> tags = new LinkedHashMap<>();
        stores.sweeps().find(trial.sweepId()).ifPresent(sweep -> tags.put(RunTags.PARENT, fillSweep(sweep)));
        String name = trial.experiment() + " " + trial.parameters();
        return stores.tracking()
                .findOrMake(
                        EXPERIMENT, new NewRun(name, RunTags.TRIAL, trial.trialId(), tags, System.currentTimeMillis()));
    }

    private List<MetricPoint> points(String trialId, Journal journal, Map<String, Long> last) {
        List<MetricPoint> points = new ArrayList<>();
        journal.steps().forEach(step -> {
            step.losses().forEach((loss, value) -> add(points, step, "train/" + loss, value));
            add(points, step, "train/generatorRate", step.generatorRate());
            add(points, step, "train/discriminatorRate", step.discriminatorRate());
            add(points, step, "train/imagesPerSecond", step.imagesPerSecond());
            add(points, step, "train/waitingShare", step.waitingShare());
        });
        journal.validations().forEach(validation -> {
            add(points, validation, "validation", validation.restored());
            add(points, validation, "identity", validation.identity());
            add(points, validation, "validation/gainDb", validation.gainDb());
        });
        JournalEntry end = journal.entries().get(journal.entries().size() - 1);
        Optional<TrialResult> result = stores.trials().result(trialId);
        result.ifPresent(found -> {
            points.add(
                    point("valPsnrDb", found.restored().psnrDb(), found.effort().steps(), end.timeMillis()));
            points.add(point("valSsim", found.restored().ssim(), found.effort().steps(), end.timeMillis()));
            points.add(point("valGainDb", found.gainDb(), found.effort().steps(), end.timeMillis()));
        });
        points.removeIf(point -> point.step() <= last.getOrDefault(point.key(), -1L));
        return points;
    }

    private static void add(List<MetricPoint> points, JournalEntry entry, String group, PictureScores scores) {
        add(points, entry, group + "/psnrDb", scores.psnrDb());
        add(points, entry, group + "/ssim", scores.ssim());
        add(points, entry, group + "/ssimLoss", scores.ssimLoss());
        add(points, entry, group + "/ssim3d", scores.ssim3d());
        add(points, entry, group + "/acc", scores.acc());
    }

    private static void add(List<MetricPoint> points, JournalEntry entry, String key, double value) {
        points.add(point(key, value, entry.step(), entry.timeMillis()));
    }

    private static MetricPoint point(String key, double value, long step, long timeMillis) {
        return new MetricPoint(key, value, step, timeMillis);
    }

    private void state(String runId, RunState now, JournalEntry last) {
        RunState state = last instanceof JournalEntry.Ended ended ? state(ended.state()) : RunState.RUNNING;
        if (state != now) {
            stores.tracking()
                    .state(runId, state, state == RunState.RUNNING ? Optional.empty() : Optional.of(last.timeMillis()));
        }
    }

    private static RunState state(EndState end) {
        return switch (end) {
            case FINISHED -> RunState.FINISHED;
            case STOPPED -> RunState.RUNNING;
            case CANCELLED -> RunState.KILLED;
            case FAILED, DIVERGED -> RunState.FAILED;
        };
    }

    /** @return the id of the sweep's run */
    private String fillSweep(SweepRecord sweep) {
        RunContent content = stores.tracking()
                .findOrMake(
                        EXPERIMENT,
                        new NewRun(
                                "sweep " + sweep.name() + " " + sweep.sweepId(),
                                RunTags.SWEEP,
                                sweep.sweepId(),
                                Map.of(),
                                System.currentTimeMillis()));
        String runId = content.run().runId();
        Map<String, String> parameters = new TreeMap<>();
        sweep.order()
                .path("axes")
                .properties()
                .forEach(axis -> parameters.put(axis.getKey(), axis.getValue().toString()));
        parameters.put(
                "dataset",
                sweep.order().at("/dataset/name").asText() + "@"
                        + sweep.order().at("/dataset/version").asText());
        stores.tracking().parameters(runId, parameters);
        RunState state = sweep.progress()
                .map(progress -> switch (progress.path("state").asText()) {
                    case "completed" -> RunState.FINISHED;
                    case "cancelled" -> RunState.KILLED;
                    default -> RunState.FAILED;
                })
                .orElse(RunState.RUNNING);
        if (state != content.state()) {
            stores.tracking()
                    .state(
                            runId,
                            state,
                            state == RunState.RUNNING ? Optional.empty() : Optional.of(System.currentTimeMillis()));
        }
        return runId;
    }

    private static void flatten(String path, JsonNode node, Map<String, String> parameters) {
        if (node.isObject()) {
            node.properties()
                    .forEach(field -> flatten(
                            path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                            field.getValue(),
                            parameters));
        } else {
            parameters.put(path, node.isValueNode() ? node.asText() : node.toString());
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
