package io.refocus.learning.checkpoint;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Copies tensors between a network's native memory and the heap. */
public final class NativeTensors {
    private NativeTensors() {}

    /** Shapes by name. */
    public static Map<String, long[]> shapes(Map<String, INDArray> live) {
        Map<String, long[]> shapes = new LinkedHashMap<>();
        live.forEach((name, array) -> shapes.put(name, array.shape()));
        return shapes;
    }

    /** Copies of all values; the network may change afterwards. */
    public static SortedMap<String, Tensor> snapshot(Map<String, INDArray> live) {
        SortedMap<String, Tensor> tensors = new TreeMap<>();
        live.forEach((name, array) -> {
            try (INDArray copy = array.dup('c')) {
                tensors.put(name, new Tensor(array.shape(), copy.data().asFloat()));
            }
        });
        return tensors;
    }

    /** Writes values into a network. Names and shapes must have been checked. */
    public static void assign(Map<String, INDArray> live, Map<String, Tensor> tensors) {
        live.forEach((name, array) -> {
            Tensor tensor = tensors.get(name);
            try (INDArray values = Nd4j.createFromArray(tensor.values())) {
                array.assign(values.reshape('c', tensor.shape()));
            }
        });
    }
}
