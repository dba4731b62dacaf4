package io.refocus.learning.step;

import static io.refocus.learning.golden.Closeness.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.refocus.learning.experiment.Adversary;
import io.refocus.learning.golden.GoldenFile;
import io.refocus.learning.network.Network;
import io.refocus.learning.network.Patchgan;
import io.refocus.learning.network.Residual;
import io.refocus.learning.objective.AdversarialRule;
import io.refocus.learning.objective.Objective;
import io.refocus.learning.objective.Term;
import io.refocus.learning.optimise.Optimiser;
import io.refocus.learning.schedule.LearningRate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class AdversarialStepTest {
    @Test
    void threeStepsEqualPyTorch() {
        GoldenFile golden = new GoldenFile("adversarial-step");
        try (Network generator = Network.generator(new Residual(8, 1), 0);
                Network discriminator = Network.discriminator(new Patchgan(4, 2), 0);
                AdversarialStep step = step(generator, discriminator, new Patchgan(4, 2))) {
            golden.under("generator.")
                    .forEach((name, tensor) -> generator.tensors().get(name).assign(tensor));
            golden.under("discriminator.")
                    .forEach((name, tensor) -> discriminator.tensors().get(name).assign(tensor));
            for (int i = 0; i < 3; i++) {
                StepLosses losses = step.train(
                        new Batch(values(golden, "blurred." + i), values(golden, "sharp." + i), 2, 32, 32), 2e-3, 2e-3);
                INDArray expected = golden.get("losses").getRow(i);
                assertThat(losses.get("l1")).isCloseTo(expected.getDouble(0), withinPercentage(0.01));
                assertThat(losses.get("content")).isEqualTo(100 * losses.get("l1"));
                assertThat(losses.get("adversarial")).isCloseTo(expected.getDouble(1), withinPercentage(0.01));
                assertThat(losses.get("discriminatorReal")).isCloseTo(expected.getDouble(2), withinPercentage(0.01));
                assertThat(losses.get("discriminatorFake")).isCloseTo(expected.getDouble(3), withinPercentage(0.01));
                assertThat(losses.generator()).isEqualTo(100 * losses.get("l1") + losses.get("adversarial"));
            }
            golden.under("after.generator.")
                    .forEach((name, tensor) ->
                            assertClose(name, generator.tensors().get(name), tensor, 1e-4));
            Map<String, INDArray> trainedDiscriminator = golden.under("after.discriminator.");
            assertThat(trainedDiscriminator.keySet())
                    .isEqualTo(discriminator.tensors().keySet());
            // The norms take these away: they have no gradient but rounding, of which Adam makes whole steps.
            trainedDiscriminator.keySet().removeAll(Set.of("layers.1.bias", "layers.2.bias"));
            trainedDiscriminator.forEach(
                    (name, tensor) -> assertClose(name, discriminator.tensors().get(name), tensor, 1e-4));
        }
    }

    private static AdversarialStep step(Network generator, Network discriminator, Patchgan spec) {
        return step(generator, discriminator, spec, Optional.empty());
    }

    private static AdversarialStep step(
            Network generator, Network discriminator, Patchgan spec, Optional<Long> startsAfter) {
        Optimiser adam = new Optimiser.Adam(new LearningRate.Constant(1e-3), 0.5, 0.999, Optional.empty());
        Adversary adversary = new Adversary(AdversarialRule.BCE, 1, List.of(spec), 1, adam, startsAfter);
        Objective objective = new Objective(List.of(new Term.L1(100)));
        return new AdversarialStep(generator, adam, objective, new Discriminators(adversary, List.of(discriminator)));
    }

    private static float[] values(GoldenFile golden, String name) {
        return golden.get(name).dup().data().asFloat();
    }

    @Test
    void anAdversaryThatStartsLaterIsNeitherTrainedNorAskedBefore() {
        Random random = new Random(3);
        float[] sharp = new float[3 * 32 * 32];
        for (int i = 0; i < sharp.length; i++) sharp[i] = random.nextFloat();
        Batch batch = new Batch(sharp.clone(), sharp, 1, 32, 32);
        try (Network generator = Network.generator(new Residual(8, 1), 1);
                Network discriminator = Network.discriminator(new Patchgan(4, 1), 2);
                AdversarialStep step = step(generator, discriminator, new Patchgan(4, 1), Optional.of(2L))) {
            INDArray before = discriminator.flatTensors().dup();
            for (int i = 0; i < 2; i++) {
                StepLosses losses = step.train(batch, 1e-3, 1e-3);
                assertThat(losses.named()).containsOnlyKeys("l1", "content", "generator");
                assertThat(losses.generator()).isEqualTo(losses.get("content"));
            }
            assertThat(discriminator.flatTensors()).isEqualTo(before);
            assertThat(step.train(batch, 1e-3, 1e-3).named()).containsKeys("adversarial", "discriminator");
            assertThat(discriminator.flatTensors()).isNotEqualTo(before);
        }
    }

    @Test
    void contentLossFallsOnOneBatchWhileBothNetworksTrain() {
        Random random = new Random(3);
        float[] sharp = new float[2 * 3 * 32 * 32];
        float[] blurred = new float[sharp.length];
        for (int i = 0; i < sharp.length; i++) {
            sharp[i] = random.nextFloat();
            blurred[i] = i % 32 == 0 ? sharp[i] : 0.5f * (sharp[i] + sharp[i - 1]);
        }
        try (Network generator = Network.generator(new Residual(16, 2), 1);
                Network discriminator = Network.discriminator(new Patchgan(8, 2), 2);
                AdversarialStep step = step(generator, discriminator, new Patchgan(8, 2))) {
            Batch batch = new Batch(blurred, sharp, 2, 32, 32);
            StepLosses first = step.train(batch, 1e-3, 1e-3);
            StepLosses last = first;
            for (int i = 0; i < 40; i++) last = step.train(batch, 1e-3, 1e-3);
            assertThat(last.get("l1")).isLessThan(0.85 * first.get("l1"));
            assertThat(last.get("discriminator")).isLessThan(first.get("discriminator"));
            assertThat(step.updates()).isEqualTo(41);
        }
    }
}
