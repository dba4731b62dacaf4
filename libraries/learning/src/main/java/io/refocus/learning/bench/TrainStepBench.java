package io.refocus.learning.bench;

import io.refocus.learning.experiment.Adversary;
import io.refocus.learning.feed.BatchDraw;
import io.refocus.learning.feed.BatchFeed;
import io.refocus.learning.feed.PairSource;
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
import io.refocus.learning.step.Discriminators;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Times one training step on random pictures, to compare it with another implementation; or on batches fed as in a
 * training, and then reports the share of time spent waiting for them.
 *
 * <p>The work is an experiment's, or else the PyTorch peer's: {@code 100 * L1 + BCE} for the generator, BCE for the discriminator, Adam(2e-4, 0.5,
 * 0.999) for both; without adversary the PSNR loss and AdamW(1e-3, 0.9, 0.9, decay 0.01).
 */
public final class TrainStepBench implements AutoCloseable {
    private static final int WARM_UP = 3;
    private static final long SEED = 1;
    private static final double RATE = 2e-4;
    private static final double RATE_ALONE = 1e-3;

    private final Network generator;
    private final List<Network> discriminators;
    private final AdversarialStep step;
    private final Supplier<Batch> batches;
    private final double generatorRate;

    TrainStepBench(TrainStepOptions options, Supplier<Batch> batches) {
        this.batches = batches;
        Optional<Adversary> adversary = options.experiment().isPresent()
                ? options.experiment().get().adversary()
                : Optional.of(options).filter(TrainStepOptions::adversary).map(TrainStepBench::peersAdversary);
        generator = options.generator().open();
        discriminators = adversary.stream()
                .flatMap(trainedDiscriminators -> trainedDiscriminators.discriminators().stream())
                .map(spec -> Network.discriminator(spec, 2))
                .toList();
        Discriminators trainedDiscriminators = adversary
                .map(present -> new Discriminators(present, discriminators))
                .orElseGet(Discriminators::none);
        generatorRate = options.adversary() ? RATE : RATE_ALONE;
        step = options.experiment()
                .map(asked -> new AdversarialStep(
                        generator, asked.generatorOptimiser(), asked.objective(), trainedDiscriminators))
                .orElseGet(() -> peersStep(options.adversary(), generator, trainedDiscriminators));
    }

    private static Adversary peersAdversary(TrainStepOptions options) {
        DiscriminatorSpec discriminator = new Patchgan(options.discriminatorWidth(), 3);
        return new Adversary(AdversarialRule.BCE, 1, List.of(discriminator), 1, peersAdam(), Optional.empty());
    }

    private static AdversarialStep peersStep(
            boolean adversary, Network generator, Discriminators trainedDiscriminators) {
        Optimiser adamW = new Optimiser.AdamW(new LearningRate.Constant(RATE_ALONE), 0.9, 0.9, 0.01, Optional.empty());
        return adversary
                ? new AdversarialStep(
                        generator, peersAdam(), new Objective(List.of(new Term.L1(100))), trainedDiscriminators)
                : new AdversarialStep(
                        generator, adamW, new Objective(List.of(new Term.Psnr(1))), trainedDiscriminators);
    }

    private static Optimiser peersAdam() {
        return new Optimiser.Adam(new LearningRate.Constant(RATE), 0.5, 0.999, Optional.empty());
    }

    /**
     * Runs the bench for the seconds asked for, at least three steps, and reports as one line of JSON.
     *
     * @param pairs those of {@link TrainStepOptions#pairs}; empty without
     */
    public static String run(TrainStepOptions options, List<? extends PairSource> pairs) {
        if (pairs.isEmpty()) {
            return run(options, randomBatch(options));
        }
        try (BatchFeed feed = new BatchFeed(new BatchDraw(pairs, options.feeding(), SEED), 0)) {
            return run(options, new MeteredFeed(feed::next, System::nanoTime));
        }
    }

    private static String run(TrainStepOptions options, Batch batch) {
        Threads.use(options.threads());
        try (TrainStepBench bench = new TrainStepBench(options, () -> batch)) {
            return bench.json(options, Timing.of(bench::train, WARM_UP, options.seconds()), Map.of());
        }
    }

    static String run(TrainStepOptions options, MeteredFeed feed) {
        Threads.use(options.threads());
        try (TrainStepBench bench = new TrainStepBench(options, feed::next)) {
            Timing timing = Timing.of(bench::train, WARM_UP, options.seconds(), feed.clock(), feed::waited);
            return bench.json(options, timing, Map.of("waiting_share", timing.roundedWaitingShare()));
        }
    }

    private String json(TrainStepOptions options, Timing timing, Map<String, Object> more) {
        Map<String, Object> fields = new LinkedHashMap<>(more);
        fields.put("size", options.size());
        fields.put("batch", options.batch());
        options.experiment().ifPresent(experiment -> fields.put("experiment", experiment.name()));
        return timing.json(options.kind(), options.generator(), generator.parameterCount(), fields);
    }

    void train() {
        step.train(batches.get(), generatorRate, RATE);
    }

    @Override
    public void close() {
        step.close();
        generator.close();
        discriminators.forEach(Network::close);
    }

    static Batch randomBatch(TrainStepOptions options) {
        Random random = new Random(SEED);
        float[] blurred = new float[options.batch() * 3 * options.size() * options.size()];
        float[] sharp = new float[blurred.length];
        for (int i = 0; i < blurred.length; i++) {
            blurred[i] = random.nextFloat();
            sharp[i] = random.nextFloat();
        }
        return new Batch(blurred, sharp, options.batch(), options.size(), options.size());
    }
}
