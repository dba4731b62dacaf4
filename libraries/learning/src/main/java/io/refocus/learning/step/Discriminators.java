package io.refocus.learning.step;

import io.refocus.learning.experiment.Adversary;
import io.refocus.learning.network.Network;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The discriminators of a training, with their state. Of two, losses are the mean and gradients are halved. */
public final class Discriminators implements AutoCloseable {
    private final List<TrainedDiscriminator> trainedDiscriminators;
    private final Optional<Adversary> adversary;

    /**
     * @param networks the discriminators that {@code adversary} describes, in its order; trained in place, not closed by this
     * @throws IllegalArgumentException if it describes another number of them
     */
    public Discriminators(Adversary adversary, List<Network> networks) {
        if (networks.size() != adversary.discriminators().size())
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "got %d discriminators; expected %d, as the adversary describes",
                    networks.size(),
                    adversary.discriminators().size()));
        this.trainedDiscriminators = networks.stream()
                .map(network -> new TrainedDiscriminator(network, adversary))
                .toList();
        this.adversary = Optional.of(adversary);
    }

    private Discriminators() {
        trainedDiscriminators = List.of();
        adversary = Optional.empty();
    }

    /** No discriminator: the generator is trained by its objective alone. */
    public static Discriminators none() {
        return new Discriminators();
    }

    /** Whether there are any that take part in step {@code step} (0-based). */
    boolean takePartIn(long step) {
        return adversary.isPresent() && adversary.get().takesPartIn(step);
    }

    double weight() {
        return adversary.map(Adversary::weight).orElse(0.0);
    }

    /** Updates every discriminator; returns the mean losses of sharp and of restored pictures before the last update. */
    double[] update(INDArray both, double rate) {
        double[] mean = new double[2];
        for (TrainedDiscriminator trainedDiscriminator : trainedDiscriminators) {
            double[] losses = new double[2];
            for (int i = 0; i < adversary.orElseThrow().updatesPerStep(); i++)
                losses = trainedDiscriminator.update(both, rate, 1.0 / trainedDiscriminators.size());
            mean[0] += losses[0] / trainedDiscriminators.size();
            mean[1] += losses[1] / trainedDiscriminators.size();
        }
        return mean;
    }

    /** Adds the gradient of the weighted adversarial term to that of the restored pictures and returns the term. */
    double addGeneratorGradient(INDArray both, INDArray restored, INDArray gradient) {
        double sum = 0;
        for (TrainedDiscriminator trainedDiscriminator : trainedDiscriminators)
            sum += trainedDiscriminator.addGeneratorGradient(
                    both, restored, weight() / trainedDiscriminators.size(), gradient);
        return sum / trainedDiscriminators.size();
    }

    /** Sets the number of completed steps, when the arrays come from a checkpoint. */
    void steps(long completed) {
        long updates = adversary.map(present -> present.updatesIn(completed)).orElse(0L);
        trainedDiscriminators.forEach(trainedDiscriminator -> trainedDiscriminator.updates(updates));
    }

    /** State for checkpoints, by name ({@code discriminator-0.*}), not copies. */
    Map<String, INDArray> tensors() {
        Map<String, INDArray> tensors = new TreeMap<>();
        IntStream.range(0, trainedDiscriminators.size()).forEach(i -> trainedDiscriminators
                .get(i)
                .tensors()
                .forEach((name, array) ->
                        tensors.put(String.format(Locale.ROOT, "discriminator-%d.%s", i, name), array)));
        return tensors;
    }

    @Override
    public void close() {
        trainedDiscriminators.forEach(TrainedDiscriminator::close);
    }
}
