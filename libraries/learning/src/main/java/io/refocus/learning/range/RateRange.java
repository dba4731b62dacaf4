package io.refocus.learning.range;

import io.refocus.documents.IllegalValueException;
import io.refocus.learning.checkpoint.Tensor;
import io.refocus.learning.experiment.Adversary;
import io.refocus.learning.experiment.Experiment;
import io.refocus.learning.feed.BatchDraw;
import io.refocus.learning.feed.BatchFeed;
import io.refocus.learning.feed.TrainingPairs;
import io.refocus.learning.objective.Comparison;
import io.refocus.learning.objective.ContentLoss;
import io.refocus.learning.optimise.Optimiser;
import io.refocus.learning.restore.ShippedModels;
import io.refocus.learning.schedule.RateState;
import io.refocus.learning.step.Batch;
import io.refocus.learning.step.StepLosses;
import io.refocus.learning.training.GanNetworks;
import io.refocus.learning.training.WarmStart;
import java.util.Map;
import java.util.Optional;

/**
 * The learning-rate range test of an experiment: its networks, objective and batches, while the rate of the generator or of the
 * discriminators rises exponentially; the others keep the first rate of their schedule. The same order gives the same curve.
 */
public final class RateRange {
    private final Experiment experiment;
    private final TrainingPairs pairs;
    private final ShippedModels models;
    private final RangeOrder order;

    /** @param experiment its {@code start}, if it has one, pinned */
    public RateRange(Experiment experiment, TrainingPairs pairs, ShippedModels models, RangeOrder order) {
        this.experiment = experiment;
        this.pairs = pairs;
        this.models = models;
        this.order = order;
    }

    /**
     * Ramps the generator's rate and follows the objective, without the adversary's term, minus that of the blurred crops: some
     * crops are harder than others, and the difference does not tell.
     */
    public RangeCurve generator(RangeListener listener) {
        double other = experiment
                .adversary()
                .map(Adversary::optimiser)
                .map(RateRange::first)
                .orElse(0.0);
        try (ContentLoss content = new ContentLoss(experiment.objective())) {
            Followed overBlurred = (losses, batch) -> losses.get(StepLosses.CONTENT) - ofBlurred(content, batch);
            return run(experiment, overBlurred, listener, rate -> new double[] {rate, other});
        }
    }

    private static double ofBlurred(ContentLoss content, Batch batch) {
        Comparison same = new Comparison(batch.blurred(), batch.sharp(), batch.n(), batch.height(), batch.width());
        return content.sum(content.measure(same, new float[batch.sharp().length]));
    }

    /**
     * Ramps the rate of the discriminators, from the first step on, and follows their loss.
     *
     * @throws IllegalValueException if the experiment has no adversary
     */
    public RangeCurve discriminators(RangeListener listener) {
        if (experiment.adversary().isEmpty()) {
            throw new IllegalValueException("adversary", "none", "an adversary, whose rate is to be found");
        }
        double other = first(experiment.generatorOptimiser());
        Followed loss = (losses, batch) -> losses.get(StepLosses.DISCRIMINATOR);
        Experiment atOnce = experiment.vary(Map.of("adversary.startsAfter", Optional.empty()));
        return run(atOnce, loss, listener, rate -> new double[] {other, rate});
    }

    private static double first(Optimiser optimiser) {
        return optimiser.learningRate().at(0, 1, RateState.initial());
    }

    private interface Rates {
        /** Rates of generator and discriminators at a rate of the ramp. */
        double[] at(double rate);
    }

    private interface Followed {
        double loss(StepLosses losses, Batch batch);
    }

    private RangeCurve run(Experiment ramped, Followed followed, RangeListener listener, Rates rates) {
        RangeCurve curve = new RangeCurve(order.steps());
        Optional<Map<String, Tensor>> weights = WarmStart.weights(ramped, models);
        BatchDraw draws = new BatchDraw(pairs.train(), ramped.feeding(), ramped.seed(), pairs.mostCachedBytes());
        try (GanNetworks networks = new GanNetworks(ramped, ramped.generator());
                BatchFeed feed = new BatchFeed(draws, 0)) {
            weights.ifPresent(networks::start);
            for (int step = 0; step < order.steps(); step++) {
                double rate = order.rate(step);
                double[] both = rates.at(rate);
                Batch batch = feed.next();
                StepLosses losses = networks.train(batch, both[0], both[1]);
                curve.add(rate, followed.loss(losses, batch));
                listener.stepped(step + 1, curve.last());
                if (curve.blownUpAt().isPresent() || listener.stopRequested()) {
                    break;
                }
            }
        }
        return curve;
    }
}
