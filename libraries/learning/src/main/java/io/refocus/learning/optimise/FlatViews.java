package io.refocus.learning.optimise;

import java.util.LinkedHashMap;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Views of a vector laid out like a network's flat tensors, one for each tensor. */
final class FlatViews {
    private FlatViews() {}

    static Map<String, INDArray> of(Map<String, INDArray> tensors, INDArray flat) {
        Map<String, INDArray> views = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> views.put(
                name,
                flat.get(NDArrayIndex.interval(tensor.offset(), tensor.offset() + tensor.length()))
                        .reshape('c', tensor.shape())));
        return views;
    }
}
