package io.refocus.learning.experiment;

import io.refocus.learning.network.Patchgan;
import io.refocus.learning.network.Residual;
import io.refocus.learning.objective.ContentLoss;
import io.refocus.learning.objective.Objective;
import io.refocus.learning.schedule.LearningRate;
import java.util.Optional;

/** Experiments for tests. */
public final class Experiments {
    private Experiments() {}

    /** A GAN so small that a step takes milliseconds, with a schedule that remembers its validations. */
    public static Experiment tiny(long steps) {
        return new Experiment(
                "tiny",
                3,
                new Residual(8, 1),
                Optional.of(new Patchgan(4, 1)),
                new Objective(ContentLoss.L1, 1, 0.01),
                new Optimiser(new LearningRate.ReduceOnPlateau(2e-3, 0.5, 1, 1e-5), 0.9, 0.99),
                Optional.of(new Optimiser(new LearningRate.Constant(1e-3), 0.5, 0.999)),
                new Feeding(16, 2, true, true, 0.1, 16),
                new Length(steps, 5, 5),
                new Validation(3, 24));
    }

    /** The same without an adversary. */
    public static Experiment alone(long steps) {
        Experiment tiny = tiny(steps);
        return new Experiment(
                "alone",
                tiny.seed(),
                tiny.generator(),
                Optional.empty(),
                new Objective(ContentLoss.L2, 1, 0),
                tiny.generatorOptimiser(),
                Optional.empty(),
                tiny.feeding(),
                tiny.training(),
                tiny.validation());
    }
}
