package io.refocus.application.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import io.refocus.documents.Documents;
import io.refocus.learning.journal.Journal;
import io.refocus.learning.journal.JournalEntry;
import io.refocus.learning.journal.JournalEntry.Ended;
import io.refocus.stores.Bucket;
import io.refocus.stores.gate.GateReport;
import io.refocus.stores.sweep.SweepRecord;
import io.refocus.stores.tracking.NewRun;
import io.refocus.stores.tracking.RunContent;
import io.refocus.stores.tracking.RunState;
import io.refocus.stores.tracking.RunTags;
import io.refocus.stores.tracking.TrackedRun;
import io.refocus.stores.tracking.Tracking;
import io.refocus.stores.trial.TrialDescription;
import io.refocus.stores.trial.TrialResult;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes runs equal to the bucket's records. After an interruption the next call continues. */
final class RunMirror {
    /** The MLflow experiment all runs of Refocus are in, so that a trial has one run whichever sweeps it is part of. */
    static final String EXPERIMENT = "refocus";

    private static final String PNG = "image/png";
    private static final String JSON = "application/json";

    private final Bucket bucket;
    private final Tracking tracking;

    RunMirror(Bucket bucket, Tracking tracking) {
        this.bucket = bucket;
        this.tracking = tracking;
    }

    /** The tag with the digest of the promotion's record in its trial's run. */
    static String gateTag(String promotionId) {
        return "refocus.gate." + promotionId;
    }

    /** @return the sweep's run; empty if the bucket has no such sweep */
    Optional<TrackedRun> sweep(String sweepId) {
        Optional<String> digest = bucket.sweeps().recordDigest(sweepId); // before what it is the digest of
        return bucket.sweeps().find(sweepId).map(record -> sweep(record, digest.orElse("")));
    }

    private TrackedRun sweep(SweepRecord record, String digest) {
        RunContent content = tracking.findOrMake(
                EXPERIMENT,
                new NewRun(
                        "sweep " + record.name() + " " + record.sweepId(),
                        RunTags.SWEEP,
                        record.sweepId(),
                        Map.of(),
                        Instant.parse(record.started()).toEpochMilli()));
        if (digest.equals(content.tags().get(RunTags.MIRRORED))) {
            return content.run();
        }
        String run = content.run().runId();
        tracking.parameters(run, missing(sweepParameters(record.order()), content.parameters()));
        RunState state = record.progress().map(RunMirror::stateOf).orElse(RunState.RUNNING);
        record.progress()
                .ifPresent(board ->
                        tracking.artifact(content.run(), "leaderboard.json", bytes(Documents.json(board)), JSON));
        setState(content, state, Optional.empty());
        tracking.tag(run, RunTags.MIRRORED, digest);
        return content.run();
    }

    private static Map<String, String> sweepParameters(JsonNode order) {
        Map<String, String> parameters = new TreeMap<>();
        parameters.put(
                "dataset",
                order.at("/dataset/name").asText() + "@"
                        + order.at("/dataset/version").asText());
        order.path("axes")
                .properties()
                .forEach(axis -> parameters.put(axis.getKey(), axis.getValue().toString()));
        return parameters;
    }

    private static RunState stateOf(JsonNode progress) {
        return switch (progress.path("state").asText()) {
            case "completed" -> RunState.FINISHED;
            case "cancelled" -> RunState.KILLED;
            case "failed" -> RunState.FAILED;
            default -> RunState.RUNNING;
        };
    }

    /** @return the trial's run; empty if the trial has not begun */
    Optional<RunContent> trial(String trialId) {
        Optional<String> digest = bucket.trials().recordDigest(trialId); // before what it is the digest of
        Optional<TrialDescription> description = bucket.trials().description(trialId);
        if (digest.isEmpty() || description.isEmpty()) {
            return Optional.empty();
        }
        Optional<TrackedRun> sweep = sweep(description.get().sweepId());
        return Optional.of(trial(description.get(), sweep, digest.get()));
    }

    private RunContent trial(TrialDescription trial, Optional<TrackedRun> sweep, String digest) {
        String id = trial.trialId();
        Journal journal = bucket.trials()
                .journal(id)
                .map(lines -> Journal.parse(lines, "the journal of trial " + id))
                .orElseGet(Journal::new);
        Map<String, String> parent = new TreeMap<>();
        sweep.ifPresent(run -> parent.put(RunTags.PARENT, run.runId()));
        RunContent content = tracking.findOrMake(
                EXPERIMENT,
                new NewRun(
                        trial.experiment() + " " + trial.parameters(),
                        RunTags.TRIAL,
                        id,
                        parent,
                        startMillis(journal)));
        if (digest.equals(content.tags().get(RunTags.MIRRORED))) {
            return content;
        }
        String run = content.run().runId();
        Optional<TrialResult> result = bucket.trials().result(id);
        tracking.parameters(run, missing(trialParameters(trial), content.parameters()));
        tracking.metrics(run, TrialPoints.missing(TrialPoints.of(journal, result), content.lastSteps()));
        bucket.trials()
                .pictures(id)
                .forEach((name, png) -> tracking.artifact(content.run(), "pictures/" + name, png, PNG));
        List<JournalEntry> entries = journal.entries();
        Optional<JournalEntry> last =
                entries.isEmpty() ? Optional.empty() : Optional.of(entries.get(entries.size() - 1));
        RunState state = stateOf(last, result);
        setState(content, state, state == RunState.RUNNING ? Optional.empty() : last.map(JournalEntry::timeMillis));
        tracking.tag(run, RunTags.MIRRORED, digest);
        return content;
    }

    private static long startMillis(Journal journal) {
        return journal.entries().isEmpty()
                ? System.currentTimeMillis()
                : journal.entries().get(0).timeMillis();
    }

    /** A trial that was told to stop continues later, and so does one whose worker was killed. */
    static RunState stateOf(Optional<JournalEntry> last, Optional<TrialResult> result) {
        long steps = last.map(JournalEntry::step).orElse(0L);
        if (result.isPresent() && result.get().effort().steps() >= steps) {
            return result.get().divergence().isPresent() ? RunState.FAILED : RunState.FINISHED;
        }
        if (last.isPresent() && last.get() instanceof Ended ended) {
            return switch (ended.state()) {
                case FINISHED -> RunState.FINISHED;
                case CANCELLED -> RunState.KILLED;
                case FAILED, DIVERGED -> RunState.FAILED;
                case STOPPED -> RunState.RUNNING;
            };
        }
        return RunState.RUNNING;
    }

    private Map<String, String> trialParameters(TrialDescription trial) {
        Map<String, String> parameters = new TreeMap<>();
        String experiment = bucket.trials().experiment(trial.trialId());
        flatten(
                "",
                Documents.readJson(experiment, "the experiment of trial " + trial.trialId(), JsonNode.class),
                parameters);
        parameters.put("dataset", trial.dataset().toString());
        return parameters;
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

    /** Adds the gate's report to its trial's run; does nothing if there is no report, or no such trial. */
    void promotion(String promotionId) {
        Optional<String> digest = bucket.gates().recordDigest(promotionId);
        Optional<GateReport> report = bucket.gates().report(promotionId);
        if (digest.isPresent() && report.isPresent()) {
            trial(report.get().trialId()).ifPresent(run -> promotion(report.get(), digest.get(), run));
        }
    }

    private void promotion(GateReport report, String digest, RunContent content) {
        String id = report.promotionId();
        if (digest.equals(content.tags().get(gateTag(id)))) {
            return;
        }
        TrackedRun run = content.run();
        String folder = "gates/" + id;
        tracking.artifact(run, folder + "/report.json", bytes(Documents.json(report)), JSON);
        bucket.gates()
                .contactSheet(id)
                .ifPresent(sheet -> tracking.artifact(run, folder + "/contact-sheet.png", sheet, PNG));
        bucket.gates().outcome(id).ifPresent(outcome -> {
            tracking.tag(run.runId(), "refocus.promotion", id);
            tracking.tag(run.runId(), "refocus.decision", outcome.decision());
        });
        tracking.tag(run.runId(), gateTag(id), digest);
    }

    private void setState(RunContent content, RunState state, Optional<Long> endMillis) {
        if (content.state() != state) {
            tracking.state(content.run().runId(), state, endMillis);
        }
    }

    /** Parameters are immutable in MLflow: existing ones are not changed. */
    private static Map<String, String> missing(Map<String, String> wanted, Map<String, String> there) {
        Map<String, String> missing = new TreeMap<>(wanted);
        missing.keySet().removeAll(there.keySet());
        return missing;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
