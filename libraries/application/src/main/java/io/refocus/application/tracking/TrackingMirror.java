package io.refocus.application.tracking;

import io.refocus.application.tracking.MirrorTask.Model;
import io.refocus.application.tracking.MirrorTask.Promotion;
import io.refocus.application.tracking.MirrorTask.Sweep;
import io.refocus.application.tracking.MirrorTask.Trial;
import io.refocus.stores.Bucket;
import io.refocus.stores.mlflow.MlflowConnection;
import io.refocus.stores.registry.ModelRegistry;
import io.refocus.stores.tracking.RunContent;
import io.refocus.stores.tracking.RunTags;
import io.refocus.stores.tracking.Tracking;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Fills MLflow from the bucket. Every task may be repeated: data that MLflow has already is not changed. Thread-safe;
 * two processes that mirror one trial at once write the same points, and MLflow keeps equal points once.
 */
public final class TrackingMirror {
    private final Bucket bucket;
    private final Tracking tracking;
    private final RunMirror runs;
    private final RegistryMirror registry;

    public TrackingMirror(Bucket bucket, MlflowConnection mlflow) {
        this.bucket = bucket;
        this.tracking = bucket.tracking(mlflow);
        this.runs = new RunMirror(bucket, tracking);
        this.registry = new RegistryMirror(bucket.models(), new ModelRegistry(mlflow), runs::trial);
    }

    /**
     * @throws io.refocus.fault.RefocusException UNREACHABLE if MLflow or the store is down; the same task may be
     * tried later
     */
    public void run(MirrorTask task) {
        if (task instanceof Sweep sweep) {
            runs.sweep(sweep.sweepId());
        } else if (task instanceof Trial trial) {
            runs.trial(trial.trialId());
        } else if (task instanceof Promotion promotion) {
            runs.promotion(promotion.promotionId());
        } else if (task instanceof Model model) {
            registry.model(model.name());
        } else {
            throw new IllegalStateException("there is no such task: " + task);
        }
    }

    /**
     * Registers a new version of a model; the same promotion again finds the version it made.
     *
     * @param source address its weights are taken from
     * @param tags its lineage, without the run, which is added here; the promotion must be among them
     * @return the number that the registry gave it
     */
    public int register(String model, String trialId, String source, Map<String, String> tags) {
        return registry.register(model, trialId, source, tags);
    }

    /**
     * Records missing in MLflow, by comparison of digests; registered models are always included, because checking
     * one takes as long.
     */
    public List<MirrorTask> behind() {
        Map<String, String> sweeps = mirrored(RunTags.SWEEP);
        Map<String, RunContent> trials = new HashMap<>();
        tracking.withTag(RunMirror.EXPERIMENT, RunTags.TRIAL)
                .forEach(run -> trials.putIfAbsent(run.tags().get(RunTags.TRIAL), run));
        List<MirrorTask> tasks = new ArrayList<>();
        bucket.sweeps().recordDigests().forEach((id, digest) -> {
            if (!MirrorForm.stamp(digest).equals(sweeps.get(id))) {
                tasks.add(new Sweep(id));
            }
        });
        bucket.trials().recordDigests().forEach((id, digest) -> {
            if (!trials.containsKey(id)
                    || !MirrorForm.stamp(digest).equals(trials.get(id).tags().get(RunTags.MIRRORED))) {
                tasks.add(new Trial(id));
            }
        });
        bucket.gates().recordDigests().forEach((id, digest) -> {
            if (trials.values().stream()
                    .noneMatch(run -> digest.equals(run.tags().get(RunMirror.gateTag(id))))) {
                tasks.add(new Promotion(id));
            }
        });
        bucket.models().names().forEach(name -> tasks.add(new Model(name)));
        return tasks;
    }

    private Map<String, String> mirrored(String tag) {
        Map<String, String> digests = new HashMap<>();
        tracking.withTag(RunMirror.EXPERIMENT, tag)
                .forEach(run ->
                        digests.putIfAbsent(run.tags().get(tag), run.tags().getOrDefault(RunTags.MIRRORED, "")));
        return digests;
    }
}
