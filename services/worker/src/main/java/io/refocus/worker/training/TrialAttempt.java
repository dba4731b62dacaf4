package io.refocus.worker.training;

import io.refocus.application.tracking.Mirror;
import io.refocus.datasets.DatasetManifest;
import io.refocus.datasets.Split;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.imaging.memory.MemoryBudget;
import io.refocus.imaging.memory.OverBudgetException;
import io.refocus.imaging.metric.MetricContract;
import io.refocus.imaging.metric.PictureScores;
import io.refocus.learning.Numerics;
import io.refocus.learning.experiment.Experiment;
import io.refocus.learning.feed.TrainingPairs;
import io.refocus.learning.restore.Lineage;
import io.refocus.learning.restore.Restorer;
import io.refocus.learning.run.RunOrder;
import io.refocus.learning.run.TrainingRun;
import io.refocus.learning.training.TrainingOutcome;
import io.refocus.stores.trial.Attempt;
import io.refocus.stores.trial.QualityScores;
import io.refocus.stores.trial.StoredModelFiles;
import io.refocus.stores.trial.TrialEffort;
import io.refocus.stores.trial.TrialOrigin;
import io.refocus.stores.trial.TrialResult;
import io.refocus.worker.Stores;
import io.refocus.worker.WorkerBuild;
import io.refocus.worker.Workplace;
import io.refocus.worker.activity.ActivityEnd;
import io.refocus.worker.activity.Heartbeat;
import io.refocus.worker.activity.StopSignal;
import io.refocus.workflows.search.AxisLabels;
import io.refocus.workflows.training.TrialOrder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One attempt at a trial: from its last checkpoint to its result, or to the next checkpoint when it is told to stop. */
final class TrialAttempt {
    private static final Logger LOG = LoggerFactory.getLogger(TrialAttempt.class);

    private final Stores stores;
    private final Mirror mirror;
    private final TrialOrder order;
    private final Attempt attempt;
    private final Path folder;
    private final WorkerBuild build;
    private final Workplace place;

    TrialAttempt(Stores stores, Mirror mirror, TrialOrder order, Path folder, WorkerBuild build, Workplace place) {
        this.place = place;
        this.stores = stores;
        this.mirror = mirror;
        this.order = order;
        this.attempt = stores.trials().claimAttempt(order.trialId());
        this.folder = folder;
        this.build = build;
    }

    TrialResult run(Heartbeat heartbeat, StopSignal stop) {
        Optional<TrialResult> earlier = stores.trials()
                .result(order.trialId())
                .filter(result -> result.effort().steps() >= order.until());
        if (earlier.isPresent()) {
            return earlier.get();
        }
        Experiment experiment = experiment();
        DatasetManifest manifest =
                stores.datasets().load(order.dataset().name(), order.dataset().version());
        List<StoredPair> train = StoredPair.of(manifest, Split.TRAIN, place);
        List<StoredPair> validation = StoredPair.of(manifest, Split.VALIDATION, place);
        List<StoredPair> all =
                Stream.concat(train.stream(), validation.stream()).toList();
        try (TrainingMemory held =
                TrainingMemory.take(place.memory(), all, experiment.feeding().cacheMegabytes(), heartbeat)) {
            RunOrder run = runOrder(experiment, new TrainingPairs(train, validation, held.mostCachedBytes()));
            return run(run, held, heartbeat, stop);
        }
    }

    private TrialResult run(RunOrder run, TrainingMemory held, Heartbeat heartbeat, StopSignal stop) {
        TrainingRun training =
                new TrainingRun(run, new TrialListener(heartbeat, stop, stores.trials(), attempt, mirror));
        try {
            TrainingOutcome outcome = train(training, run, held, heartbeat);
            if (!outcome.finished()) {
                throw stoppedAt(outcome.steps(), heartbeat);
            }
            TrialResult result = finish(outcome, stores.trials().publishModel(attempt, run.model()));
            LOG.info(
                    "trial {}: finished after {} steps, {} dB{}",
                    order.trialId(),
                    result.effort().steps(),
                    String.format(Locale.ROOT, "%.2f", result.restored().psnrDb()),
                    result.divergence().map(reason -> "; diverged: " + reason).orElse(""));
            return result;
        } catch (RuntimeException e) {
            LOG.warn("trial {}: attempt {} ended: {}", order.trialId(), attempt.number(), ActivityEnd.words(e));
            throw e;
        } finally {
            mirror.trialChanged(order.trialId());
        }
    }

    /** Pictures are stored before the result, so that they exist whenever the result does. */
    private TrainingOutcome train(TrainingRun training, RunOrder run, TrainingMemory held, Heartbeat heartbeat) {
        try {
            TrainingOutcome outcome = training.run();
            held.close();
            if (outcome.finished()) {
                drawContactSheet(training, run, heartbeat);
            }
            return outcome;
        } finally {
            keepPictures(run.folder());
        }
    }

    /** A trial does not fail for pictures that are too large to be restored whole here. */
    @SuppressWarnings("try") // the share is held while the work is done
    private void drawContactSheet(TrainingRun training, RunOrder run, Heartbeat heartbeat) {
        StoredPair largest = run.pairs().validation().stream()
                .map(StoredPair.class::cast)
                .max(Comparator.comparingLong(StoredPair::pixels))
                .orElseThrow();
        String what = "the contact sheet's " + largest.described();
        try (MemoryBudget.Share share = place.memory().take(what, largest.measuringBytes(), heartbeat);
                Restorer restorer = Restorer.load(run.model())) {
            training.drawContactSheet(restorer);
        } catch (OverBudgetException e) {
            LOG.warn("trial {} has no contact sheet: {}", order.trialId(), e.getMessage());
        }
    }

    private Experiment experiment() {
        return Experiment.parse(stores.trials().experiment(order.trialId()), "experiment of trial " + order.trialId());
    }

    private RunOrder runOrder(Experiment experiment, TrainingPairs pairs) {
        Optional<Path> checkpoint = lastCheckpoint();
        if (checkpoint.isEmpty()) {
            LOG.info("trial {}: attempt {} starts, {} steps", order.trialId(), attempt.number(), order.until());
            experiment.firstWeights().ifPresent(weights -> LOG.info("trial {}: {}", order.trialId(), weights));
        }
        return new RunOrder(
                experiment,
                pairs,
                order.until(),
                checkpoint,
                Optional.of(attempt.number()),
                subfolder("work"),
                subfolder("model"),
                title(),
                lineage(experiment),
                build.models());
    }

    private Optional<Path> lastCheckpoint() {
        return stores.trials().latest(order.trialId()).map(checkpoint -> {
            Path directory = subfolder("resumed");
            stores.trials().fetch(checkpoint, directory);
            LOG.info(
                    "trial {}: attempt {} continues from step {} of {}",
                    order.trialId(),
                    attempt.number(),
                    checkpoint.step(),
                    order.until());
            return directory;
        });
    }

    private TrialResult finish(TrainingOutcome outcome, StoredModelFiles model) {
        TrialResult result = new TrialResult(
                order.trialId(),
                order.parameters(),
                new TrialEffort(outcome.steps(), attempt.number(), outcome.seconds()),
                scores(outcome.best().restored()),
                scores(outcome.best().identity()),
                new TrialOrigin(order.dataset().name(), order.dataset().version(), Numerics.VERSION, build.commit()),
                model,
                outcome.divergence());
        return stores.trials().putResult(attempt, result);
    }

    /** A trial does not fail if its pictures do. */
    private void keepPictures(Path work) {
        try (Stream<Path> files = Files.list(work)) {
            for (Path picture : files.filter(file -> file.toString().matches(".*\\.(png|jpg)"))
                    .toList()) {
                stores.trials().putPicture(attempt, picture.getFileName().toString(), Files.readAllBytes(picture));
            }
        } catch (IOException | RefocusException e) {
            LOG.warn("pictures of trial {} could not be stored: {}", order.trialId(), e.getMessage());
        }
    }

    /** A cancelled trial ends; if the worker ends, or its heartbeats are late, another worker continues. */
    private RuntimeException stoppedAt(long step, Heartbeat heartbeat) {
        heartbeat.check();
        return new RefocusException(
                Fault.UNREACHABLE,
                String.format(
                        Locale.ROOT,
                        "the worker was told to end at step %d of trial %s; another one continues from there",
                        step,
                        order.trialId()));
    }

    /** The trial's values of the sweep's axes. */
    private String title() {
        return order.parameters().isEmpty()
                ? "Trial " + order.trialId()
                : AxisLabels.of(List.of(order.parameters())).text(order.parameters());
    }

    private Lineage lineage(Experiment experiment) {
        return new Lineage(
                Optional.empty(),
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
