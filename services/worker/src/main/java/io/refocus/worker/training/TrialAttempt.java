package io.refocus.worker.training;

import io.refocus.datasets.DatasetManifest;
import io.refocus.datasets.Split;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.imaging.metric.MetricContract;
import io.refocus.imaging.metric.PictureScores;
import io.refocus.learning.CodeVersion;
import io.refocus.learning.experiment.Experiment;
import io.refocus.learning.feed.TrainingPairs;
import io.refocus.learning.restore.Lineage;
import io.refocus.learning.training.GanTraining;
import io.refocus.learning.training.TrainingOutcome;
import io.refocus.stores.tracking.MetricPoint;
import io.refocus.stores.tracking.RunOutcome;
import io.refocus.stores.tracking.TrackedRun;
import io.refocus.stores.trial.Attempt;
import io.refocus.stores.trial.ModelFiles;
import io.refocus.stores.trial.QualityScores;
import io.refocus.stores.trial.TrialEffort;
import io.refocus.stores.trial.TrialOrigin;
import io.refocus.stores.trial.TrialResult;
import io.refocus.worker.Build;
import io.refocus.worker.Stores;
import io.refocus.worker.activity.Heartbeat;
import io.refocus.worker.activity.StopSignal;
import io.refocus.workflows.training.TrialOrder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One attempt at a trial: from its last checkpoint to its result, or to the next checkpoint when it is told to stop. */
final class TrialAttempt {
    private static final Logger LOG = LoggerFactory.getLogger(TrialAttempt.class);

    private final Stores stores;
    private final TrialOrder order;
    private final Attempt attempt;
    private final Path folder;
    private final Build build;

    TrialAttempt(Stores stores, TrialOrder order, Path folder, Build build) {
        this.stores = stores;
        this.order = order;
        this.attempt = stores.trials().claimAttempt(order.trialId());
        this.folder = folder;
        this.build = build;
    }

    TrialResult run(Heartbeat heartbeat, StopSignal stop) {
        Optional<TrialResult> earlier = stores.trials().result(order.trialId());
        if (earlier.isPresent()) {
            return earlier.get();
        }
        Experiment experiment = new Experiments(stores.objects()).get(order.trialId());
        DatasetManifest manifest =
                stores.datasets().load(order.dataset().name(), order.dataset().version());
        PictureCache pictures = new PictureCache(stores.datasets(), subfolder("pictures"));
        List<StoredPair> validation = StoredPair.of(manifest, Split.VALIDATION, pictures);
        TrainingPairs pairs = new TrainingPairs(StoredPair.of(manifest, Split.TRAIN, pictures), validation);
        TrackedRun run = TrialRun.open(stores.tracking(), order, experiment);
        TrackedCurves curves = new TrackedCurves(stores.tracking(), run.runId(), order.steps());
        TrialListener listener =
                new TrialListener(heartbeat, stop, curves, new FencedCheckpoints(stores.trials(), attempt));
        try (GanTraining training = open(experiment, pairs)) {
            TrainingOutcome outcome = training.run(listener);
            curves.flush();
            if (!outcome.finished()) {
                throw stoppedAt(outcome.steps(), heartbeat, run);
            }
            Path model = subfolder("model");
            training.exportModel(model, lineage(run, experiment));
            new TrialPictures(stores.tracking(), run).put(TrialPictures.title(order), model, validation);
            return finish(outcome, run, stores.trials().publishModel(attempt, model));
        } catch (RefocusException e) {
            if (e.fault() == Fault.DIVERGED || e.fault() == Fault.BAD_INPUT) { // nobody goes on with it
                stores.tracking().finish(run.runId(), RunOutcome.FAILED);
            }
            throw e;
        }
    }

    private GanTraining open(Experiment experiment, TrainingPairs pairs) {
        Path work = subfolder("work");
        Optional<Path> checkpoint = lastCheckpoint();
        if (checkpoint.isPresent()) {
            return GanTraining.resume(experiment, pairs, work, checkpoint.get());
        }
        experiment.firstWeights().ifPresent(weights -> LOG.info("trial {}: {}", order.trialId(), weights));
        return GanTraining.begin(experiment, pairs, work, build.models());
    }

    private Optional<Path> lastCheckpoint() {
        return stores.trials().latest(order.trialId()).map(checkpoint -> {
            Path directory = subfolder("resumed");
            stores.trials().fetch(checkpoint, directory);
            LOG.info("trial {} goes on from step {}", order.trialId(), checkpoint.step());
            return directory;
        });
    }

    private TrialResult finish(TrainingOutcome outcome, TrackedRun run, ModelFiles model) {
        TrialResult result = new TrialResult(
                order.trialId(),
                order.parameters(),
                new TrialEffort(outcome.steps(), attempt.number(), outcome.seconds()),
                scores(outcome.best().restored()),
                scores(outcome.best().identity()),
                new TrialOrigin(
                        order.dataset().name(),
                        order.dataset().version(),
                        CodeVersion.current(),
                        build.commit(),
                        run.runId()),
                model);
        long now = System.currentTimeMillis();
        stores.tracking()
                .metrics(
                        run.runId(),
                        List.of(
                                new MetricPoint("valPsnrDb", result.restored().psnrDb(), outcome.steps(), now),
                                new MetricPoint("valSsim", result.restored().ssim(), outcome.steps(), now),
                                new MetricPoint("valGainDb", result.gainDb(), outcome.steps(), now)));
        TrialResult recorded = stores.trials().putResult(attempt, result);
        stores.tracking().finish(run.runId(), RunOutcome.FINISHED);
        return recorded;
    }

    /** Cancelled is for good; a worker that ends, or was thought dead, leaves the rest to another. */
    private RuntimeException stoppedAt(long step, Heartbeat heartbeat, TrackedRun run) {
        if (heartbeat.cancelled()) {
            stores.tracking().finish(run.runId(), RunOutcome.KILLED);
        }
        heartbeat.check();
        return new RefocusException(
                Fault.UNREACHABLE,
                "the worker was told to end at step %d of trial %s; another one goes on from there"
                        .formatted(step, order.trialId()));
    }

    private Lineage lineage(TrackedRun run, Experiment experiment) {
        return new Lineage(
                Optional.of(run.runId()),
                order.trialId(),
                order.dataset().toString(),
                MetricContract.VERSION,
                build.commit(),
                experiment.start());
    }

    private static QualityScores scores(PictureScores scores) {
        return new QualityScores(scores.psnrDb(), scores.ssim(), scores.acc());
    }

    private Path subfolder(String name) {
        try {
            return Files.createDirectories(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + folder.resolve(name), e);
        }
    }
}
