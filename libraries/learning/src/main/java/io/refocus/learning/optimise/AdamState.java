package io.refocus.learning.optimise;

import io.refocus.learning.network.Network;
import java.util.Map;
import java.util.TreeMap;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Adam's moments for one network, as two vectors laid out like its tensors. Buffers have zero gradient, so they do
 * not change.
 */
final class AdamState implements Moments {
    private static final double EPSILON = 1e-8;

    private final double beta1;
    private final double beta2;
    private final Network network;
    private final INDArray firstMoment;
    private final INDArray secondMoment;
    private final AdamUpdate update;
    private long updates;

    AdamState(double beta1, double beta2, Network network) {
        this.beta1 = beta1;
        this.beta2 = beta2;
        this.network = network;
        firstMoment = Nd4j.zeros(DataType.FLOAT, network.parameterCount());
        secondMoment = Nd4j.zeros(DataType.FLOAT, network.parameterCount());
        update =
                new AdamUpdate(network.flatTensors(), network.flatGradients(), firstMoment, secondMoment, beta1, beta2);
    }

    @Override
    public long updates() {
        return updates;
    }

    @Override
    public void updates(long completed) {
        updates = completed;
    }

    @Override
    public void apply(double rate) {
        updates++;
        double correction1 = 1 - Math.pow(beta1, updates);
        double correction2 = Math.sqrt(1 - Math.pow(beta2, updates));
        update.run(rate * correction2 / correction1, EPSILON * correction2);
    }

    /** {@code <tensor>.m} and {@code <tensor>.v}. */
    @Override
    public Map<String, INDArray> tensors() {
        Map<String, INDArray> tensors = new TreeMap<>();
        FlatViews.of(network.trainedTensors(), firstMoment).forEach((name, view) -> tensors.put(name + ".m", view));
        FlatViews.of(network.trainedTensors(), secondMoment).forEach((name, view) -> tensors.put(name + ".v", view));
        return tensors;
    }

    @Override
    public void close() {
        firstMoment.close();
        secondMoment.close();
    }
}
