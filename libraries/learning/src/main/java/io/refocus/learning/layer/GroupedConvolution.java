package io.refocus.learning.layer;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Convolution of separate groups of channels: {@code [N, I, H, W] -> [N, O, H', W']};
 * {@code weight [O, I / groups, k, k]}, {@code bias [O]}. For groups of one channel {@link DepthwiseConvolution} is fast.
 */
public final class GroupedConvolution implements Operator {
    private final int inputs;
    private final int outputs;
    private final int kernel;
    private final List<Convolution> groups = new ArrayList<>();

    /** @throws IllegalArgumentException if the groups do not divide both numbers of channels */
    public GroupedConvolution(int inputs, int outputs, int groups, Geometry geometry) {
        if (groups < 1 || inputs % groups != 0 || outputs % groups != 0)
            throw new IllegalArgumentException("need groups that divide inputs and outputs, got groups=%d of %d and %d"
                    .formatted(groups, inputs, outputs));
        this.inputs = inputs / groups;
        this.outputs = outputs / groups;
        kernel = geometry.kernel();
        for (int i = 0; i < groups; i++) this.groups.add(new Convolution(this.inputs, this.outputs, geometry));
    }

    @Override
    public List<TensorSpec> tensors() {
        Initial initial = Initial.fanIn((long) inputs * kernel * kernel);
        int all = outputs * groups.size();
        return List.of(
                TensorSpec.parameter("weight", initial, all, inputs, kernel, kernel),
                TensorSpec.parameter("bias", initial, all));
    }

    @Override
    public void bind(Map<String, INDArray> values) {
        for (int i = 0; i < groups.size(); i++) groups.get(i).bind(ofGroup(values, i));
    }

    @Override
    public void bindGradients(Map<String, INDArray> gradients) {
        for (int i = 0; i < groups.size(); i++) groups.get(i).bindGradients(ofGroup(gradients, i));
    }

    private Map<String, INDArray> ofGroup(Map<String, INDArray> tensors, int group) {
        Map<String, INDArray> views = new TreeMap<>();
        tensors.forEach(
                (name, tensor) -> views.put(name, tensor.get(interval(outputs * group, outputs * (group + 1)))));
        return views;
    }

    @Override
    public INDArray forward(INDArray input, Pass pass) {
        INDArray output = null;
        for (int i = 0; i < groups.size(); i++) {
            INDArray mine = channels(input, i, inputs);
            INDArray part = groups.get(i)
                    .forward(pass.activation(input.dataType(), mine.shape()).assign(mine), pass);
            if (output == null)
                output = pass.activation(
                        input.dataType(), input.size(0), outputs * groups.size(), part.size(2), part.size(3));
            channels(output, i, outputs).assign(part);
        }
        return output;
    }

    @Override
    public INDArray backward(INDArray gradient, Pass pass) {
        INDArray below = null;
        for (int i = 0; i < groups.size(); i++) {
            INDArray mine = channels(gradient, i, outputs);
            INDArray part = groups.get(i)
                    .backward(
                            pass.backwardScratch(gradient.dataType(), mine.shape())
                                    .assign(mine),
                            pass);
            if (!pass.inputGradient()) continue;
            if (below == null)
                below = pass.gradient(
                        gradient.dataType(), gradient.size(0), inputs * groups.size(), part.size(2), part.size(3));
            channels(below, i, inputs).assign(part);
        }
        return below;
    }

    private static INDArray channels(INDArray array, int group, int count) {
        return array.get(all(), interval((long) group * count, (group + 1L) * count), all(), all());
    }
}
