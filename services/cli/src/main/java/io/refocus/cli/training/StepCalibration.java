package io.refocus.cli.training;

import io.refocus.cli.shell.Stopwatch;
import io.refocus.learning.checkpoint.FolderDeletion;
import io.refocus.learning.experiment.Experiment;
import io.refocus.learning.experiment.TrainingLength;
import io.refocus.learning.feed.TrainingPairs;
import io.refocus.learning.restore.ShippedModels;
import io.refocus.learning.training.GanTraining;
import io.refocus.learning.training.StepReport;
import io.refocus.learning.training.TrainingListener;
import io.refocus.learning.training.ValidationReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Estimates how many steps of an experiment fit into a time, by some steps of a training that is discarded. */
final class StepCalibration implements TrainingListener {
    private static final double SHARE = 0.1;
    private static final double LONGEST_SECONDS = 30;
    private static final int FEWEST = 4;

    private final Interruption interruption;
    private final double seconds;
    private final Stopwatch watch = Stopwatch.start();
    private final List<Double> steps = new ArrayList<>();
    private double event;
    private double validationSeconds;
    private double checkpointSeconds;

    /** @param seconds in which the training must end, including the measurement */
    StepCalibration(double seconds, Interruption interruption) {
        this.seconds = seconds;
        this.interruption = interruption;
    }

    /** @return at least one step, and not fewer than there are to the first validation */
    long of(Experiment experiment, TrainingPairs pairs, ShippedModels models) {
        try {
            Path scratch = Files.createTempDirectory("refocus-pace-");
            try (GanTraining training = GanTraining.begin(experiment, pairs, scratch, models)) {
                event = watch.seconds();
                training.run(this);
            } finally {
                FolderDeletion.delete(scratch);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create the folder for measuring the time of a step", e);
        }
        return fitting(experiment.training());
    }

    private long fitting(TrainingLength length) {
        double each = stepSeconds()
                + validationSeconds / length.validateEvery()
                + checkpointSeconds / length.checkpointEvery();
        long fitting = (long) ((seconds - watch.seconds() - validationSeconds) / each);
        return Math.max(fitting, Math.min(length.validateEvery(), length.steps()));
    }

    /** Median of the later half, because the JIT compiler works in the earlier. */
    double stepSeconds() {
        List<Double> later =
                steps.subList(steps.size() / 2, steps.size()).stream().sorted().toList();
        return later.isEmpty() ? 0 : later.get(later.size() / 2);
    }

    @Override
    public void validated(ValidationReport report) {
        validationSeconds = sinceLastEvent();
    }

    @Override
    public void stepped(StepReport report) {
        steps.add(sinceLastEvent());
    }

    @Override
    public void checkpointed(Path directory, long step) {
        checkpointSeconds = sinceLastEvent();
    }

    private double sinceLastEvent() {
        double now = watch.seconds();
        double took = now - event;
        event = now;
        return took;
    }

    @Override
    public boolean stopRequested() {
        boolean enough = watch.seconds() >= Math.min(LONGEST_SECONDS, SHARE * seconds) && steps.size() >= FEWEST;
        return enough || interruption.asked();
    }
}
