package io.refocus.learning.network;

import java.util.LinkedHashMap;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** The flat gradients of a network by the names of its tensors. */
final class Gradients {
    private Gradients() {}

    static Map<String, INDArray> of(Network network) {
        Map<String, INDArray> gradients = new LinkedHashMap<>();
        INDArray flat = network.flatGradients();
        network.trainedTensors().forEach((name, tensor) -> {
            long start = tensor.offset();
            INDArray slice = flat.get(NDArrayIndex.interval(start, start + tensor.length()));
            gradients.put(name, slice.reshape('c', tensor.shape()));
        });
        return gradients;
    }
}
