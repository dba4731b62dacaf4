package io.refocus.learning.bench;

import io.refocus.learning.network.Network;
import io.refocus.learning.network.Patchgan;
import io.refocus.learning.objective.ContentLoss;
import io.refocus.learning.objective.Objective;
import io.refocus.learning.optimise.Adam;
import io.refocus.learning.step.AdversarialStep;
import io.refocus.learning.step.Batch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Times one training step on random pictures and prints a JSON line, so that it can stand beside another implementation's.
 *
 * <p>The work is the PyTorch peer's: {@code 100 * L1 + BCE} for the generator, BCE for the discriminator, Adam(2e-4, 0.5,
 * 0.999) for both; without adversary {@code 100 * L1} alone.
 */
public final class TrainStepBench {
    private static final int WARM_UP = 3;
    private static final double RATE = 2e-4;

    private TrainStepBench() {}

    /** @param args see {@link BenchOptions} */
    public static void main(String[] args) {
        System.out.println(run(BenchOptions.parse(args)).json());
    }

    /** Runs the bench for the seconds asked for, at least three steps. */
    public static BenchReport run(BenchOptions options) {
        Adam adam = new Adam(0.5, 0.999, 1e-8);
        Optional<Network> discriminator = options.adversary()
                ? Optional.of(Network.discriminator(new Patchgan(options.discriminatorWidth(), 3), 2))
                : Optional.empty();
        Objective objective = new Objective(ContentLoss.L1, 100, options.adversary() ? 1 : 0);
        try (Network generator = Network.generator(options.generator(), 1);
                AdversarialStep step = new AdversarialStep(generator, discriminator, objective, adam, adam)) {
            Batch batch = batch(options);
            for (int i = 0; i < WARM_UP; i++) step.train(batch, RATE, RATE);
            List<Double> milliseconds = new ArrayList<>();
            long end = System.nanoTime() + (long) (options.seconds() * 1e9);
            while (milliseconds.size() < WARM_UP || System.nanoTime() < end) {
                long start = System.nanoTime();
                step.train(batch, RATE, RATE);
                milliseconds.add((System.nanoTime() - start) / 1e6);
            }
            return BenchReport.of(options, generator.parameterCount(), milliseconds);
        } finally {
            discriminator.ifPresent(Network::close);
        }
    }

    private static Batch batch(BenchOptions options) {
        Random random = new Random(1);
        float[] blurred = new float[options.batch() * 3 * options.size() * options.size()];
        float[] sharp = new float[blurred.length];
        for (int i = 0; i < blurred.length; i++) {
            blurred[i] = random.nextFloat();
            sharp[i] = random.nextFloat();
        }
        return new Batch(blurred, sharp, options.batch(), options.size(), options.size());
    }
}
