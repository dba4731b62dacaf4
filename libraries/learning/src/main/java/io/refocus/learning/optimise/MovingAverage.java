package io.refocus.learning.optimise;

import io.refocus.learning.network.Network;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An exponential moving average of all tensors of a network: {@code a = d * a + (1 - d) * tensor} after every update, where d
 * is the lesser of {@code decay} and {@code (1 + update) / (10 + update)}, so that the initial values soon lose their
 * influence.
 */
public final class MovingAverage implements AutoCloseable {
    private final Network network;
    private final double decay;
    private final INDArray average;
    private final INDArray scratch;

    /** Starts as a copy of the network. */
    public MovingAverage(Network network, double decay) {
        this.network = network;
        this.decay = decay;
        this.average = network.flatTensors().dup();
        this.scratch = network.flatTensors().dup();
    }

    /** @param update completed updates of the network, this one included */
    public void follow(long update) {
        double kept = Math.min(decay, (1.0 + update) / (10.0 + update));
        scratch.assign(network.flatTensors()).subi(average).muli(1 - kept);
        average.addi(scratch);
    }

    /** Exchanges the network's tensors and the average; a second call undoes it. */
    public void exchange() {
        INDArray tensors = network.flatTensors();
        scratch.assign(tensors);
        tensors.assign(average);
        average.assign(scratch);
    }

    /** The average by tensor name, not a copy. */
    public Map<String, INDArray> tensors() {
        return FlatViews.of(network.tensors(), average);
    }

    @Override
    public void close() {
        average.close();
        scratch.close();
    }
}
