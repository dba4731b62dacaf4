package io.refocus.learning.layer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Positions of an operator's tensors in its slice of a flat vector: one after the other, in the operator's order. */
final class TensorLayout implements ParamInitializer {

    static Map<String, INDArray> views(List<TensorSpec> tensors, INDArray flat) {
        Map<String, INDArray> views = new LinkedHashMap<>();
        long offset = 0;
        for (TensorSpec tensor : tensors) {
            INDArray slice = flat.get(NDArrayIndex.interval(offset, offset + tensor.length()));
            views.put(tensor.name(), slice.reshape('c', tensor.dimensions()));
            offset += tensor.length();
        }
        return views;
    }

    private static List<TensorSpec> tensors(Layer layer) {
        return ((OperatorLayer) layer).operator().tensors();
    }

    @Override
    public long numParams(NeuralNetConfiguration configuration) {
        return numParams(configuration.getLayer());
    }

    @Override
    public long numParams(Layer layer) {
        return tensors(layer).stream().mapToLong(TensorSpec::length).sum();
    }

    @Override
    public List<String> paramKeys(Layer layer) {
        return tensors(layer).stream().map(TensorSpec::name).toList();
    }

    @Override
    public List<String> weightKeys(Layer layer) {
        return paramKeys(layer);
    }

    @Override
    public List<String> biasKeys(Layer layer) {
        return List.of();
    }

    @Override
    public boolean isWeightParam(Layer layer, String key) {
        return paramKeys(layer).contains(key);
    }

    @Override
    public boolean isBiasParam(Layer layer, String key) {
        return false;
    }

    @Override
    public Map<String, INDArray> init(NeuralNetConfiguration configuration, INDArray parameters, boolean initialise) {
        return views(tensors(configuration.getLayer()), parameters);
    }

    @Override
    public Map<String, INDArray> getGradientsFromFlattened(NeuralNetConfiguration configuration, INDArray gradients) {
        return views(tensors(configuration.getLayer()), gradients);
    }
}
