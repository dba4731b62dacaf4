package io.refocus.learning.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.refocus.learning.experiment.Adversary;
import io.refocus.learning.golden.Formula;
import io.refocus.learning.golden.GoldenFile;
import io.refocus.learning.network.GeneratorSpec;
import io.refocus.learning.network.Nafnet;
import io.refocus.learning.network.Network;
import io.refocus.learning.network.Patchgan;
import io.refocus.learning.network.Residual;
import io.refocus.learning.network.Resnet;
import io.refocus.learning.objective.AdversarialRule;
import io.refocus.learning.objective.Objective;
import io.refocus.learning.objective.Term;
import io.refocus.learning.optimise.Optimiser;
import io.refocus.learning.schedule.LearningRate;
import io.refocus.learning.schedule.RateState;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The same weights and batches as PyTorch's (make_fifty_steps.py) lose the same for fifty steps. */
class FiftyStepsTest {
    private static final int STEPS = 50;

    private static float[] sharp(int step) {
        float[] values = Formula.hashed(step, 2 * 3 * 32 * 32, 1);
        for (int i = 0; i < values.length; i++) values[i] += 0.5f;
        return values;
    }

    private static Batch batch(int step) {
        float[] sharp = sharp(step);
        float[] blurred = new float[sharp.length];
        for (int i = 0; i < sharp.length; i++) {
            int right = i % 32 == 31 ? i - 31 : i + 1;
            blurred[i] = (sharp[i] + sharp[right]) / 2;
        }
        return new Batch(blurred, sharp, 2, 32, 32);
    }

    private static void load(GoldenFile golden, String prefix, Network network) {
        assertThat(network.tensors()).containsOnlyKeys(golden.under(prefix).keySet());
        golden.under(prefix)
                .forEach((name, tensor) -> network.tensors().get(name).assign(tensor));
    }

    /** Trains and compares the named losses with the columns of {@code losses}, at every step within 1e-3. */
    private static void compare(GoldenFile golden, AdversarialStep step, double rate, String... names) {
        for (int i = 0; i < STEPS; i++) {
            StepLosses losses = step.train(batch(i), rate, rate);
            for (int j = 0; j < names.length; j++) {
                double tolerance = i == 0 ? 0.001 : 0.1;
                assertThat(losses.get(names[j]))
                        .as("%s at step %d", names[j], i + 1)
                        .isCloseTo(golden.get("losses").getDouble(i, j), withinPercentage(tolerance));
            }
        }
    }

    private static void alone(String name, GeneratorSpec spec, Term term, Optimiser optimiser) {
        GoldenFile golden = new GoldenFile("fifty-steps-" + name);
        try (Network generator = Network.generator(spec, 0);
                AdversarialStep step = new AdversarialStep(
                        generator, optimiser, new Objective(List.of(term)), Discriminators.none())) {
            load(golden, "generator.", generator);
            compare(golden, step, optimiser.learningRate().at(0, STEPS, RateState.initial()), term.name());
        }
    }

    @Test
    void resnetWithAdamAndL1() {
        alone(
                "resnet",
                new Resnet(4, 1, 0),
                new Term.L1(1),
                new Optimiser.Adam(new LearningRate.Constant(2e-4), 0.9, 0.999, Optional.empty()));
    }

    @Test
    void nafnetWithAdamWClippingAndThePsnrTerm() {
        alone(
                "nafnet",
                new Nafnet(4, List.of(1, 1), 1, List.of(1, 1)),
                new Term.Psnr(1),
                new Optimiser.AdamW(new LearningRate.Constant(1e-3), 0.9, 0.9, 1, Optional.of(1.0)));
    }

    @Test
    void aGanPair() {
        GoldenFile golden = new GoldenFile("fifty-steps-gan");
        Optimiser adam = new Optimiser.Adam(new LearningRate.Constant(1e-3), 0.5, 0.999, Optional.empty());
        Patchgan trainedDiscriminator = new Patchgan(4, 2);
        try (Network generator = Network.generator(new Residual(8, 1), 0);
                Network discriminator = Network.discriminator(trainedDiscriminator, 0);
                AdversarialStep step = new AdversarialStep(
                        generator,
                        adam,
                        new Objective(List.of(new Term.L1(1))),
                        new Discriminators(
                                new Adversary(
                                        AdversarialRule.BCE,
                                        0.01,
                                        List.of(trainedDiscriminator),
                                        1,
                                        adam,
                                        Optional.empty()),
                                List.of(discriminator)))) {
            load(golden, "generator.", generator);
            load(golden, "discriminator.", discriminator);
            compare(golden, step, 1e-3, "l1", "adversarial", "discriminatorReal", "discriminatorFake");
        }
    }
}
