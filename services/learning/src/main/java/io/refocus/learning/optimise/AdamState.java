package io.refocus.learning.optimise;

import io.refocus.learning.network.Network;
import java.util.Map;
import java.util.TreeMap;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Adam's moments for one network, as two vectors laid out like its tensors. Buffers have zero gradient, so they stay. */
public final class AdamState implements AutoCloseable {
    private final Adam adam;
    private final Network network;
    private final INDArray firstMoment;
    private final INDArray secondMoment;
    private long updates;

    public AdamState(Adam adam, Network network) {
        this.adam = adam;
        this.network = network;
        firstMoment = Nd4j.zeros(DataType.FLOAT, network.parameterCount());
        secondMoment = Nd4j.zeros(DataType.FLOAT, network.parameterCount());
    }

    /** Completed updates. */
    public long updates() {
        return updates;
    }

    /** Sets the number of completed updates, when the moments come from a checkpoint. */
    public void updates(long completed) {
        updates = completed;
    }

    /** Moves the network along its gradients, which are overwritten. */
    public void apply(double rate) {
        // ND4J adds epsilon to the root of the uncorrected moment; scaling it gives the published rule.
        double epsilon = adam.epsilon() * Math.sqrt(1 - Math.pow(adam.beta2(), updates + 1));
        INDArray gradient = network.flatGradients();
        Nd4j.exec(DynamicCustomOp.builder("adam_updater")
                .addInputs(gradient, secondMoment, firstMoment)
                .addOutputs(gradient, secondMoment, firstMoment)
                .addFloatingPointArguments(rate, adam.beta1(), adam.beta2(), epsilon)
                .addIntegerArguments(Math.toIntExact(updates))
                .build());
        network.flatTensors().subi(gradient);
        updates++;
    }

    /** The moments by tensor name, {@code <tensor>.m} and {@code <tensor>.v}, live. */
    public Map<String, INDArray> tensors() {
        Map<String, INDArray> tensors = new TreeMap<>();
        network.trainedTensors().forEach((name, tensor) -> {
            tensors.put(name + ".m", slice(firstMoment, tensor));
            tensors.put(name + ".v", slice(secondMoment, tensor));
        });
        return tensors;
    }

    private static INDArray slice(INDArray moments, INDArray tensor) {
        long start = tensor.offset();
        return moments.get(NDArrayIndex.interval(start, start + tensor.length()))
                .reshape('c', tensor.shape());
    }

    @Override
    public void close() {
        firstMoment.close();
        secondMoment.close();
    }
}
