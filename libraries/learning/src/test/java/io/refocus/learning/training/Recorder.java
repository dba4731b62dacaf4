package io.refocus.learning.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes down what it hears, and asks to stop after a given step. */
final class Recorder implements TrainingListener {
    final List<StepReport> steps = new ArrayList<>();
    final List<ValidationReport> validations = new ArrayList<>();
    final List<Path> checkpoints = new ArrayList<>();
    private final long stopAfter;

    Recorder() {
        this(Long.MAX_VALUE);
    }

    Recorder(long stopAfter) {
        this.stopAfter = stopAfter;
    }

    @Override
    public void stepped(StepReport report) {
        steps.add(report);
    }

    @Override
    public void validated(ValidationReport report) {
        validations.add(report);
    }

    @Override
    public void checkpointed(Path directory, long step) {
        checkpoints.add(directory);
    }

    @Override
    public boolean stopRequested() {
        return !steps.isEmpty() && steps.get(steps.size() - 1).step() >= stopAfter;
    }
}
