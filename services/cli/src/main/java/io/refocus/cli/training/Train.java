package io.refocus.cli.training;

import io.refocus.cli.Build;
import io.refocus.cli.shell.ProgressLine;
import io.refocus.cli.shell.Shell;
import io.refocus.cli.shell.Stopwatch;
import io.refocus.datasets.Split;
import io.refocus.documents.Documents;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.imaging.metric.MetricContract;
import io.refocus.learning.experiment.Experiment;
import io.refocus.learning.experiment.StartWeights;
import io.refocus.learning.feed.TrainingPairs;
import io.refocus.learning.restore.Lineage;
import io.refocus.learning.restore.Restorer;
import io.refocus.learning.run.RunOrder;
import io.refocus.learning.run.TrainingRun;
import io.refocus.learning.run.TrialId;
import io.refocus.learning.training.TrainingOutcome;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Runs a training to its end, or until it is told to stop. */
public final class Train {
    private static final double SECONDS_A_MINUTE = 60;

    private final Shell shell;
    private final TrainFolder folder;
    private final Stopwatch watch = Stopwatch.start();
    private TrainOrder order;

    public Train(Shell shell, TrainOrder order) {
        this.shell = shell;
        this.order = order;
        this.folder = new TrainFolder(order.out());
    }

    /**
     * An experiment as the training under {@code out} began with it, where one did: with its steps, and starting from the same
     * weights unless it names others.
     */
    public static Experiment asBegun(Experiment written, Path out) {
        Optional<Experiment> begun = new TrainFolder(out).experiment();
        Experiment lengthened = begun.map(experiment -> experiment.training().steps())
                .map(steps -> written.vary(Map.of("training.steps", steps)))
                .orElse(written);
        boolean open = written.start().filter(start -> start.sha256().isEmpty()).isPresent();
        return begun.flatMap(Experiment::start)
                .flatMap(StartWeights::sha256)
                .filter(sha256 -> open)
                .map(lengthened::pinned)
                .orElse(lengthened);
    }

    /**
     * Trains and writes all results. Ended by a signal, it writes a checkpoint and prints how to continue.
     *
     * @return empty if a signal ended it
     */
    public Optional<TrainSummary> run() {
        Optional<Path> from = folder.begin(order.resume());
        if (order.resume()) {
            folder.requireSame(order.experiment());
        }
        shell.say(
                "%s on %d pairs of %s, %d to validate%s",
                order.experiment().name(),
                order.pairs().of(Split.TRAIN).size(),
                order.pairs().root(),
                order.pairs().of(Split.VALIDATION).size(),
                from.map(checkpoint -> "; goes on from step " + TrainFolder.step(checkpoint))
                        .orElseGet(() -> order.experiment()
                                .firstWeights()
                                .map(weights -> "; " + weights)
                                .orElse("")));
        try (Interruption interruption = Interruption.watch(shell)) {
            if (order.fits()) {
                fit(interruption);
            }
            if (interruption.asked()) {
                shell.say("ended before the first step");
                return Optional.empty();
            }
            if (from.isEmpty()) {
                folder.write(TrainFolder.EXPERIMENT, Documents.json(order.experiment()));
            }
            TrainingRun run;
            TrainingOutcome outcome;
            try (ProgressLine line = new ProgressLine(shell)) {
                run = new TrainingRun(runOrder(from), new TrainListener(shell, line, interruption, secondsLeft()));
                outcome = run.run();
            }
            folder.removeOldCheckpoints();
            if (interruption.asked()) {
                shell.say("ended at step %d; the checkpoint is written. Continue with:", outcome.steps());
                shell.err().println("  " + order.again());
                return Optional.empty();
            }
            return Optional.of(finish(run, outcome));
        }
    }

    /** Sets the experiment's steps to as many as fit. */
    private void fit(Interruption interruption) {
        double minutes = order.minutes().orElseThrow();
        shell.say("measuring a few steps, to see how many fit into %s minutes", plain(minutes));
        StepCalibration pace = new StepCalibration(minutes * SECONDS_A_MINUTE, interruption);
        long steps = pace.of(order.experiment(), trainingPairs(), shell.places().models());
        if (interruption.asked()) {
            return;
        }
        shell.say("a step takes %.0f ms: %d steps in %s minutes", pace.stepSeconds() * 1e3, steps, plain(minutes));
        order = order.withSteps(steps);
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    private TrainingPairs trainingPairs() {
        return new TrainingPairs(order.pairs().of(Split.TRAIN), order.pairs().of(Split.VALIDATION));
    }

    private Optional<Double> secondsLeft() {
        return order.minutes().map(minutes -> minutes * SECONDS_A_MINUTE - watch.seconds());
    }

    private RunOrder runOrder(Optional<Path> from) {
        return new RunOrder(
                order.experiment(),
                trainingPairs(),
                order.lastStep(),
                from,
                Optional.empty(),
                folder.path(),
                folder.path(),
                title(),
                lineage(),
                shell.places().models());
    }

    private TrainSummary finish(TrainingRun run, TrainingOutcome outcome) {
        try (Restorer restorer = Restorer.load(folder.path())) {
            run.drawContactSheet(restorer);
            TrainSummary summary = TrainSummary.of(order, outcome, restorer.parameterCount());
            folder.write("summary.json", Documents.json(summary));
            outcome.divergence().ifPresent(reason -> {
                throw new RefocusException(
                        Fault.DIVERGED,
                        "%s. The model in %s is the untrained network".formatted(reason, folder.path()));
            });
            return summary;
        }
    }

    private String title() {
        return order.experiment().name() + " on " + dataset();
    }

    private String dataset() {
        return order.pairs().root().toAbsolutePath().getFileName().toString();
    }

    private Lineage lineage() {
        return new Lineage(
                Optional.empty(),
                TrialId.of(order.experiment(), dataset()),
                dataset(),
                MetricContract.VERSION,
                Build.commit(),
                order.experiment().start());
    }
}
