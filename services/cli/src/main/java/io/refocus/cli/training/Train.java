package io.refocus.cli.training;

import io.refocus.cli.Build;
import io.refocus.cli.pairs.PairFiles;
import io.refocus.cli.shell.ProgressLine;
import io.refocus.cli.shell.Shell;
import io.refocus.documents.Documents;
import io.refocus.imaging.metric.MetricContract;
import io.refocus.learning.feed.TrainingPairs;
import io.refocus.learning.restore.Lineage;
import io.refocus.learning.restore.Restorer;
import io.refocus.learning.training.GanTraining;
import io.refocus.learning.training.TrainingOutcome;
import io.refocus.stores.dataset.Split;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Does a training to its end, or to where it is told to stop. */
public final class Train {
    private static final int ID_DIGITS = 16;

    private final Shell shell;
    private final TrainOrder order;
    private final TrainFolder folder;

    public Train(Shell shell, TrainOrder order) {
        this.shell = shell;
        this.order = order;
        this.folder = new TrainFolder(order.out());
    }

    /** How many steps the training under {@code out} was begun with. */
    public static Optional<Long> stepsBegun(Path out) {
        return new TrainFolder(out).experiment().map(begun -> begun.training().steps());
    }

    /**
     * Trains and writes everything a training leaves behind. Ended by a signal it writes a checkpoint and says how to go on.
     *
     * @return empty if a signal ended it
     */
    public Optional<TrainSummary> run() {
        Optional<Path> from = folder.begin(order.resume());
        if (from.isPresent()) {
            folder.requireSame(order.experiment());
        } else {
            folder.write(TrainFolder.EXPERIMENT, Documents.json(order.experiment()));
        }
        shell.say(
                "%s on %d pairs of %s, %d to validate%s",
                order.experiment().name(),
                order.pairs().of(Split.TRAIN).size(),
                order.pairs().root(),
                order.pairs().of(Split.VALIDATION).size(),
                from.map(checkpoint -> "; goes on from step " + TrainFolder.step(checkpoint))
                        .orElse(""));
        try (Interruption interruption = Interruption.watch(shell)) {
            TrainingOutcome outcome;
            try {
                outcome = train(from, interruption);
            } finally {
                new TrainPictures(folder, title()).curves(); // of one that diverged too
            }
            folder.removeOldCheckpoints();
            if (interruption.asked()) {
                shell.say("ended at step %d; the checkpoint is written. Go on with:", outcome.steps());
                shell.err().println("  " + order.again());
                return Optional.empty();
            }
            return Optional.of(finish(outcome));
        }
    }

    private TrainingOutcome train(Optional<Path> from, Interruption interruption) {
        TrainingPairs pairs =
                new TrainingPairs(order.pairs().of(Split.TRAIN), order.pairs().of(Split.VALIDATION));
        try (GanTraining training = GanTraining.open(order.experiment(), pairs, folder.path(), from);
                MetricsFile metrics = MetricsFile.open(
                        folder.metrics(),
                        from.map(TrainFolder::step).orElse(-1L),
                        order.experiment().training().validateEvery());
                ProgressLine line = new ProgressLine(shell)) {
            TrainingOutcome outcome =
                    training.run(new TrainListener(shell, line, metrics, interruption, order.minutes()));
            training.exportModel(folder.path(), lineage());
            return outcome;
        }
    }

    private TrainSummary finish(TrainingOutcome outcome) {
        List<PairFiles> validation = order.pairs().of(Split.VALIDATION);
        try (Restorer restorer = Restorer.load(folder.path())) {
            new TrainPictures(folder, title()).contactSheet(restorer, validation);
            TrainSummary summary = TrainSummary.of(order.experiment(), outcome, restorer.parameterCount(), folder);
            folder.write("summary.json", Documents.json(summary));
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
        String trial = Documents.digest(order.experiment()).substring(0, ID_DIGITS);
        return new Lineage("none", trial, dataset(), MetricContract.VERSION, Build.commit());
    }
}
