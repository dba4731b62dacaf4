package io.refocus.learning.optimise;

import io.refocus.learning.network.Network;
import java.util.Map;
import java.util.TreeMap;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The running sum of gradients that descent with momentum follows, as one vector laid out like the network's tensors. */
final class Velocity implements Moments {
    private final double momentum;
    private final Network network;
    private final INDArray velocity;
    private long updates;

    Velocity(double momentum, Network network) {
        this.momentum = momentum;
        this.network = network;
        velocity = Nd4j.zeros(DataType.FLOAT, network.parameterCount());
    }

    @Override
    public void apply(double rate) {
        INDArray gradient = network.flatGradients();
        velocity.muli(momentum).addi(gradient);
        gradient.assign(velocity).muli(rate);
        network.flatTensors().subi(gradient);
        updates++;
    }

    @Override
    public long updates() {
        return updates;
    }

    @Override
    public void updates(long completed) {
        updates = completed;
    }

    /** {@code <tensor>.velocity}. */
    @Override
    public Map<String, INDArray> tensors() {
        Map<String, INDArray> tensors = new TreeMap<>();
        FlatViews.of(network.trainedTensors(), velocity).forEach((name, view) -> tensors.put(name + ".velocity", view));
        return tensors;
    }

    @Override
    public void close() {
        velocity.close();
    }
}
