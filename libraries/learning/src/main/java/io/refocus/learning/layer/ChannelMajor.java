package io.refocus.learning.layer;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/**
 * {@code [N, C, H, W] -> [C, N, H, W]} and, being its own inverse, back. In this order a 1x1 convolution is one
 * matrix product and the halves of a picture's channels are contiguous; a single picture needs no copy.
 */
public final class ChannelMajor implements Operator {

    /** The channels as rows, {@code [C, N H W]}. */
    static INDArray rows(INDArray array) {
        return array.reshape('c', array.size(0), array.length() / array.size(0));
    }

    /** Adds {@code bias [C]} to channel-major pictures. */
    static void addBias(INDArray pictures, INDArray bias) {
        INDArray tall = pictures.reshape('c', 1, pictures.size(0), pictures.length() / pictures.size(0), 1);
        Nd4j.exec(DynamicCustomOp.builder("biasadd")
                .addInputs(tall, bias)
                .addOutputs(tall)
                .addBooleanArguments(true)
                .build());
    }

    @Override
    public INDArray forward(INDArray input, Pass pass) {
        long[] shape = swapped(input);
        if (isView(input)) return input.reshape('c', shape);
        return pass.activation(input.dataType(), shape).assign(input.permute(1, 0, 2, 3));
    }

    @Override
    public INDArray backward(INDArray gradient, Pass pass) {
        if (!pass.inputGradient()) return null;
        long[] shape = swapped(gradient);
        if (isView(gradient)) return gradient.reshape('c', shape);
        return pass.gradient(gradient.dataType(), shape).assign(gradient.permute(1, 0, 2, 3));
    }

    private static boolean isView(INDArray array) {
        return array.size(0) == 1 || array.size(1) == 1;
    }

    private static long[] swapped(INDArray array) {
        return new long[] {array.size(1), array.size(0), array.size(2), array.size(3)};
    }
}
