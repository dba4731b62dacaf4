package io.refocus.application.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import io.refocus.documents.Documents;
import io.refocus.learning.journal.Journal;
import io.refocus.learning.journal.JournalEntry;
import io.refocus.learning.journal.JournalEntry.Ended;
import io.refocus.stores.Bucket;
import io.refocus.stores.sweep.SweepRecord;
import io.refocus.stores.tracking.NewModel;
import io.refocus.stores.tracking.NewRun;
import io.refocus.stores.tracking.RunContent;
import io.refocus.stores.tracking.RunState;
import io.refocus.stores.tracking.RunTags;
import io.refocus.stores.tracking.Tracking;
import io.refocus.stores.trial.TrialDescription;
import io.refocus.stores.trial.TrialResult;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The run of a trial: parameters, dataset, curves, pictures, model, state. */
final class TrialRuns {
    private final Bucket bucket;
    private final Tracking tracking;
    private final MirrorInputs inputs;

    TrialRuns(Bucket bucket, Tracking tracking) {
        this.bucket = bucket;
        this.tracking = tracking;
        this.inputs = new MirrorInputs(bucket, tracking);
    }

    /**
     * Makes the run, if there is none, and fills what it lacks.
     *
     * @param sweep the sweep that first asked for it, and that sweep's run
     */
    RunContent fill(TrialDescription trial, Optional<SweepRecord> sweep, Optional<RunContent> parent, String digest) {
        String id = trial.trialId();
        Journal journal = RunMirror.journal(bucket, id);
        String name = RunNames.of(trial, sweep.map(SweepRuns::order));
        Map<String, String> below = new TreeMap<>();
        parent.ifPresent(run -> below.put(RunTags.PARENT, run.run().runId()));
        RunContent content = tracking.findOrMake(
                RunMirror.EXPERIMENT, new NewRun(name, RunTags.TRIAL, id, below, startMillis(journal)));
        String stamp = MirrorForm.stamp(digest);
        if (stamp.equals(content.tags().get(RunTags.MIRRORED))) {
            return content;
        }
        String run = content.run().runId();
        if (!name.equals(content.name())) {
            tracking.rename(run, name);
        }
        Optional<TrialResult> result = bucket.trials().result(id);
        tracking.parameters(run, RunMirror.missing(parameters(trial, journal), content.parameters()));
        inputs.put(content, trial.dataset());
        tracking.metrics(run, TrialPoints.missing(TrialPoints.of(journal, result), content.lastSteps()));
        bucket.trials()
                .pictures(id)
                .forEach((file, bytes) ->
                        tracking.artifact(content.run(), "pictures/" + file, bytes, RunMirror.mediaType(file)));
        result.ifPresent(made -> tracking.model(content, model(trial, made)));
        setState(content, journal, result);
        Map<String, String> tags = new TreeMap<>(tags(trial, result));
        tags.put(RunTags.MIRRORED, stamp);
        tracking.tags(run, tags);
        return tracking.content(run);
    }

    private static long startMillis(Journal journal) {
        return journal.entries().isEmpty()
                ? System.currentTimeMillis()
                : journal.entries().get(0).timeMillis();
    }

    private void setState(RunContent content, Journal journal, Optional<TrialResult> result) {
        List<JournalEntry> entries = journal.entries();
        Optional<JournalEntry> last =
                entries.isEmpty() ? Optional.empty() : Optional.of(entries.get(entries.size() - 1));
        RunState state = state(last, result);
        if (content.state() != state) {
            tracking.state(
                    content.run().runId(),
                    state,
                    state == RunState.RUNNING ? Optional.empty() : last.map(JournalEntry::timeMillis));
        }
    }

    /** A trial that was told to stop continues later, and so does one whose worker was killed. */
    private static RunState state(Optional<JournalEntry> last, Optional<TrialResult> result) {
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

    /** The experiment's fields by dotted path, and the scores of the blurred pictures, which no step changes. */
    private Map<String, String> parameters(TrialDescription trial, Journal journal) {
        Map<String, String> parameters = new TreeMap<>();
        String experiment = bucket.trials().experiment(trial.trialId());
        flatten(
                "",
                Documents.readJson(experiment, "the experiment of trial " + trial.trialId(), JsonNode.class),
                parameters);
        parameters.put("dataset", trial.dataset().toString());
        journal.validations().stream().findFirst().ifPresent(first -> {
            parameters.put("blurred.psnrDb", number(first.identity().psnrDb()));
            parameters.put("blurred.ssim", number(first.identity().ssim()));
        });
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

    private NewModel model(TrialDescription trial, TrialResult result) {
        return new NewModel(
                trial.experiment() + "-" + result.effort().steps(),
                result.effort().steps(),
                Map.of(
                        RunTags.TRIAL,
                        trial.trialId(),
                        "refocus.weights",
                        bucket.trials().uri(result.model())));
    }

    private Map<String, String> tags(TrialDescription trial, Optional<TrialResult> result) {
        Map<String, String> tags = new TreeMap<>();
        tags.put(
                RunTags.SOURCE,
                trial.sweepName().map(name -> "refocus sweep " + name).orElse("refocus train"));
        tags.put(RunTags.SOURCE_TYPE, "LOCAL");
        result.ifPresent(made -> {
            tags.put(RunTags.COMMIT, made.origin().commit());
            tags.put(
                    RunTags.NOTE,
                    ("Trial %s after %s steps: %s dB, %s dB over the blurred pictures.\n\n"
                                    + "Its weights: %s\n\nPromote it: `./refocus promote %s`\n")
                            .formatted(
                                    trial.trialId(),
                                    made.effort().steps(),
                                    String.format(
                                            Locale.ROOT, "%.2f", made.restored().psnrDb()),
                                    String.format(Locale.ROOT, "%+.2f", made.gainDb()),
                                    bucket.trials().uri(made.model()),
                                    trial.trialId()));
        });
        return tags;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
