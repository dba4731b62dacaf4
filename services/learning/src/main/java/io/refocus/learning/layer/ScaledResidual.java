package io.refocus.learning.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastMulOp;
import org.nd4j.linalg.factory.Nd4j;

/**
 * {@code x + scale change(x)}, channel-major {@code [C, N, H, W]}, with a learned {@code scale [C]} that starts at zero;
 * the tensors of the change keep their names.
 */
public final class ScaledResidual implements Operator {
    private final String name;
    private final int channels;
    private final Operator change;
    private INDArray scale;
    private INDArray scaleGradient;
    private INDArray changed;

    /** @param name name of the scale, for example {@code beta} */
    public ScaledResidual(String name, int channels, Operator change) {
        this.name = name;
        this.channels = channels;
        this.change = change;
    }

    @Override
    public List<TensorSpec> tensors() {
        List<TensorSpec> tensors = new ArrayList<>(change.tensors());
        tensors.add(TensorSpec.parameter(name, Initial.zero(), channels));
        return tensors;
    }

    @Override
    public void bind(Map<String, INDArray> values) {
        change.bind(values);
        scale = values.get(name).reshape('c', channels, 1);
    }

    @Override
    public void bindGradients(Map<String, INDArray> gradients) {
        change.bindGradients(gradients);
        scaleGradient = gradients.get(name);
    }

    @Override
    public INDArray forward(INDArray input, Pass pass) {
        changed = change.forward(input, pass.withInputFree(false));
        INDArray output = pass.training() ? pass.activation(input.dataType(), input.shape()) : changed;
        Nd4j.exec(new BroadcastMulOp(ChannelMajor.rows(changed), scale, ChannelMajor.rows(output), 0));
        return output.addi(input);
    }

    @Override
    public INDArray backward(INDArray gradient, Pass pass) {
        INDArray rows = ChannelMajor.rows(gradient);
        if (pass.parameterGradients()) RowSums.ofProduct(rows, ChannelMajor.rows(changed), scaleGradient, pass);
        INDArray scaled = pass.gradient(gradient.dataType(), gradient.shape());
        Nd4j.exec(new BroadcastMulOp(rows, scale, ChannelMajor.rows(scaled), 0));
        INDArray below = change.backward(scaled, pass);
        return pass.inputGradient() ? below.addi(gradient) : null;
    }
}
