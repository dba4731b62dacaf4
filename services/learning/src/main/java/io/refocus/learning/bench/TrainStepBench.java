package io.refocus.learning.bench;

import io.refocus.learning.experiment.Adversary;
import io.refocus.learning.network.DiscriminatorSpec;
import io.refocus.learning.network.Network;
import io.refocus.learning.network.Patchgan;
import io.refocus.learning.objective.AdversarialRule;
import io.refocus.learning.objective.Objective;
import io.refocus.learning.objective.Term;
import io.refocus.learning.optimise.Optimiser;
import io.refocus.learning.schedule.LearningRate;
import io.refocus.learning.step.AdversarialStep;
import io.refocus.learning.step.Batch;
import io.refocus.learning.step.Judges;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Times one training step on random pictures, so that it can stand beside another implementation's.
 *
 * <p>The work is the PyTorch peer's: {@code 100 * L1 + BCE} for the generator, BCE for the discriminator, Adam(2e-4, 0.5,
 * 0.999) for both; without adversary the PSNR loss and AdamW(1e-3, 0.9, 0.9, decay 0.01).
 */
public final class TrainStepBench implements AutoCloseable {
    private static final int WARM_UP = 3;
    private static final double RATE = 2e-4;
    private static final double RATE_ALONE = 1e-3;

    private final Network generator;
    private final List<Network> discriminators;
    private final AdversarialStep step;
    private final Batch batch;
    private final double generatorRate;

    TrainStepBench(TrainStepOptions options) {
        Optimiser adam = new Optimiser.Adam(new LearningRate.Constant(RATE), 0.5, 0.999, Optional.empty());
        DiscriminatorSpec judge = new Patchgan(options.discriminatorWidth(), 3);
        Adversary adversary = new Adversary(AdversarialRule.BCE, 1, List.of(judge), 1, adam);
        generator = Network.generator(options.net().spec(), 1);
        discriminators = options.adversary() ? List.of(Network.discriminator(judge, 2)) : List.of();
        Judges judges = options.adversary() ? new Judges(adversary, discriminators) : Judges.none();
        Optimiser adamW = new Optimiser.AdamW(new LearningRate.Constant(RATE_ALONE), 0.9, 0.9, 0.01, Optional.empty());
        step = options.adversary()
                ? new AdversarialStep(generator, adam, new Objective(List.of(new Term.L1(100))), judges)
                : new AdversarialStep(generator, adamW, new Objective(List.of(new Term.Psnr(1))), judges);
        batch = batch(options);
        generatorRate = options.adversary() ? RATE : RATE_ALONE;
    }

    /** @param args see {@link TrainStepOptions#parse} */
    public static void main(String[] args) {
        System.out.println(run(TrainStepOptions.parse(args)));
    }

    /** Runs the bench for the seconds asked for, at least three steps, and reports as one line of JSON. */
    public static String run(TrainStepOptions options) {
        Threads.use(options.threads());
        try (TrainStepBench bench = new TrainStepBench(options)) {
            Timing timing = Timing.of(bench::train, WARM_UP, options.seconds());
            Map<String, Object> more = Map.of("size", options.size(), "batch", options.batch());
            return timing.json(options.kind(), options.net(), bench.generator.parameterCount(), more);
        }
    }

    void train() {
        step.train(batch, generatorRate, RATE);
    }

    @Override
    public void close() {
        step.close();
        generator.close();
        discriminators.forEach(Network::close);
    }

    private static Batch batch(TrainStepOptions options) {
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
