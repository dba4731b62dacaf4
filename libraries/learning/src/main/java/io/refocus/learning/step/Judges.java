package io.refocus.learning.step;

import io.refocus.learning.experiment.Adversary;
import io.refocus.learning.network.Network;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The discriminators of a training, with their state. Of two, losses are the mean and gradients are halved. */
public final class Judges implements AutoCloseable {
    private final List<Judge> judges;
    private final double weight;
    private final int updatesPerStep;

    /**
     * @param networks the discriminators that {@code adversary} describes, in its order; trained in place, not closed by this
     * @throws IllegalArgumentException if it describes another number of them
     */
    public Judges(Adversary adversary, List<Network> networks) {
        if (networks.size() != adversary.discriminators().size())
            throw new IllegalArgumentException("got %d discriminators; expected %d, as the adversary describes"
                    .formatted(networks.size(), adversary.discriminators().size()));
        this.judges =
                networks.stream().map(network -> new Judge(network, adversary)).toList();
        this.weight = adversary.weight();
        this.updatesPerStep = adversary.updatesPerStep();
    }

    private Judges() {
        judges = List.of();
        weight = 0;
        updatesPerStep = 0;
    }

    /** No discriminator: the generator is trained by its objective alone. */
    public static Judges none() {
        return new Judges();
    }

    boolean present() {
        return !judges.isEmpty();
    }

    double weight() {
        return weight;
    }

    /** Updates every discriminator; returns the mean losses of sharp and of restored pictures before the last update. */
    double[] learn(INDArray both, double rate) {
        double[] mean = new double[2];
        for (Judge judge : judges) {
            double[] losses = new double[2];
            for (int i = 0; i < updatesPerStep; i++) losses = judge.learn(both, rate, 1.0 / judges.size());
            mean[0] += losses[0] / judges.size();
            mean[1] += losses[1] / judges.size();
        }
        return mean;
    }

    /** Adds the gradient of the weighted adversarial term to that of the restored pictures and returns the term. */
    double teach(INDArray both, INDArray restored, INDArray gradient) {
        double sum = 0;
        for (Judge judge : judges) sum += judge.teach(both, restored, weight / judges.size(), gradient);
        return sum / judges.size();
    }

    /** Sets the number of completed steps, when the arrays come from a checkpoint. */
    void steps(long completed) {
        judges.forEach(judge -> judge.updates(completed * updatesPerStep));
    }

    /** State for checkpoints, by name ({@code discriminator-0.*}), not copies. */
    Map<String, INDArray> tensors() {
        Map<String, INDArray> tensors = new TreeMap<>();
        IntStream.range(0, judges.size()).forEach(i -> judges.get(i)
                .tensors()
                .forEach((name, array) -> tensors.put("discriminator-%d.%s".formatted(i, name), array)));
        return tensors;
    }

    @Override
    public void close() {
        judges.forEach(Judge::close);
    }
}
