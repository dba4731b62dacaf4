package io.refocus.learning.optimise;

import io.refocus.learning.layer.Norm;
import io.refocus.learning.network.Network;
import java.util.Map;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Applies an {@link Optimiser} to one network: clips gradients, decays weights, updates. */
public final class OptimiserState implements AutoCloseable {
    private static final double AWAY_FROM_ZERO = 1e-6;

    private final Network network;
    private final Optional<Double> clipNorm;
    private final double weightDecay;
    private final Moments moments;

    public OptimiserState(Optimiser optimiser, Network network) {
        this.network = network;
        this.clipNorm = optimiser.clipNorm();
        if (optimiser instanceof Optimiser.AdamW adamW) {
            weightDecay = adamW.weightDecay();
            moments = new AdamState(adamW.beta1(), adamW.beta2(), network);
        } else if (optimiser instanceof Optimiser.Adam adam) {
            weightDecay = 0;
            moments = new AdamState(adam.beta1(), adam.beta2(), network);
        } else {
            weightDecay = 0;
            moments = new Velocity(((Optimiser.Sgd) optimiser).momentum(), network);
        }
    }

    /** Updates the network from its gradients, which are overwritten. */
    public void apply(double rate) {
        clipNorm.ifPresent(this::clip);
        if (weightDecay > 0) {
            network.trainedTensors().values().forEach(tensor -> tensor.muli(1 - rate * weightDecay));
        }
        moments.apply(rate);
    }

    private void clip(double largest) {
        INDArray gradients = network.flatGradients();
        double norm = Norm.of(gradients);
        if (norm > largest) {
            gradients.muli(largest / (norm + AWAY_FROM_ZERO));
        }
    }

    /** Completed updates. */
    public long updates() {
        return moments.updates();
    }

    /** Sets the number of completed updates, when the moments come from a checkpoint. */
    public void updates(long completed) {
        moments.updates(completed);
    }

    /** The arrays a checkpoint must hold, by name, not copies. */
    public Map<String, INDArray> tensors() {
        return moments.tensors();
    }

    @Override
    public void close() {
        moments.close();
    }
}
