package io.refocus.learning.experiment;

import io.refocus.learning.network.Patchgan;
import io.refocus.learning.network.Residual;
import io.refocus.learning.objective.AdversarialRule;
import io.refocus.learning.objective.Objective;
import io.refocus.learning.objective.Term;
import io.refocus.learning.optimise.Optimiser;
import io.refocus.learning.schedule.LearningRate;
import java.util.List;
import java.util.Optional;

/** Experiments for tests. */
public final class ExperimentSamples {
    private ExperimentSamples() {}

    /** A GAN so small that a step takes milliseconds, with a schedule that remembers its validations. */
    public static Experiment tiny(long steps) {
        return new Experiment(
                "tiny",
                3,
                new Residual(8, 1),
                Optional.empty(),
                new Objective(List.of(new Term.L1(1))),
                adam(new LearningRate.ReduceOnPlateau(2e-3, 0.5, 1, 1e-5), 0.9, 0.99),
                Optional.of(new Adversary(
                        AdversarialRule.BCE,
                        0.01,
                        List.of(new Patchgan(4, 1)),
                        1,
                        adam(new LearningRate.Constant(1e-3), 0.5, 0.999),
                        Optional.empty())),
                new Feeding(16, 2, true, true, 0.1, 16, Optional.empty(), Optional.empty()),
                new TrainingLength(steps, 5, 5, Optional.empty()),
                new Validation(3, 24));
    }

    /** The same without an adversary. */
    public static Experiment alone(long steps) {
        Experiment tiny = tiny(steps);
        return new Experiment(
                "alone",
                tiny.seed(),
                tiny.generator(),
                tiny.start(),
                new Objective(List.of(new Term.L2(1))),
                tiny.generatorOptimiser(),
                Optional.empty(),
                tiny.feeding(),
                tiny.training(),
                tiny.validation());
    }

    private static Optimiser adam(LearningRate rate, double beta1, double beta2) {
        return new Optimiser.Adam(rate, beta1, beta2, Optional.empty());
    }
}
