package io.refocus.learning.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.refocus.learning.network.DiscriminatorSpec;
import io.refocus.learning.network.GeneratorSpec;
import io.refocus.learning.network.Network;
import io.refocus.learning.objective.ContentLoss;
import io.refocus.learning.objective.Objective;
import io.refocus.learning.optimise.Adam;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AdversarialStepTest {
    @Test
    void contentLossFallsOnOneBatchWhileBothNetworksTrain() {
        Adam adam = new Adam(0.5, 0.999, 1e-8);
        Random random = new Random(3);
        float[] sharp = new float[2 * 3 * 32 * 32];
        float[] blurred = new float[sharp.length];
        for (int i = 0; i < sharp.length; i++) {
            sharp[i] = random.nextFloat();
            blurred[i] = i % 32 == 0 ? sharp[i] : 0.5f * (sharp[i] + sharp[i - 1]);
        }
        try (Network generator = Network.generator(new GeneratorSpec.Residual(16, 2), 1);
                Network discriminator = Network.discriminator(new DiscriminatorSpec.Patchgan(8, 2), 2);
                AdversarialStep step = new AdversarialStep(
                        generator, Optional.of(discriminator), new Objective(ContentLoss.L1, 100, 1), adam, adam)) {
            Batch batch = new Batch(blurred, sharp, 2, 32, 32);
            StepLosses first = step.train(batch, 1e-3, 1e-3);
            StepLosses last = first;
            for (int i = 0; i < 60; i++) last = step.train(batch, 1e-3, 1e-3);
            assertThat(last.content()).isLessThan(0.8 * first.content());
            assertThat(last.discriminator()).isLessThan(first.discriminator());
            assertThat(step.updates()).isEqualTo(61);
        }
    }
}
