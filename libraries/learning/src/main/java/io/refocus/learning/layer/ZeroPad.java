package io.refocus.learning.layer;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import java.util.function.LongUnaryOperator;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Adds zeros around the planes of an array of rank 4; without any to add, the output is the input itself. */
public final class ZeroPad implements Operator {
    private final LongUnaryOperator before;
    private final LongUnaryOperator after;
    private long height;
    private long width;

    private ZeroPad(LongUnaryOperator before, LongUnaryOperator after) {
        this.before = before;
        this.after = after;
    }

    /** To the next multiple, at the right and at the bottom. */
    public static ZeroPad toMultiple(int multiple) {
        return new ZeroPad(side -> 0, side -> Math.floorMod(-side, (long) multiple));
    }

    /**
     * The padding of TensorFlow's SAME convolution: {@code ceil(side / stride)} outputs, the odd zero at the right
     * and at the bottom.
     */
    public static ZeroPad same(int kernel, int stride) {
        LongUnaryOperator total = side -> Math.max(((side + stride - 1) / stride - 1) * stride + kernel - side, 0);
        return new ZeroPad(side -> total.applyAsLong(side) / 2, side -> (total.applyAsLong(side) + 1) / 2);
    }

    @Override
    public INDArray forward(INDArray input, Pass pass) {
        height = input.size(2);
        width = input.size(3);
        if (padded(height) == height && padded(width) == width) return input;
        INDArray output =
                pass.activation(input.dataType(), input.size(0), input.size(1), padded(height), padded(width));
        inside(output.assign(0)).assign(input);
        return output;
    }

    @Override
    public INDArray backward(INDArray gradient, Pass pass) {
        if (!pass.inputGradient()) return null;
        if (gradient.size(2) == height && gradient.size(3) == width) return gradient;
        INDArray below = pass.gradient(gradient.dataType(), gradient.size(0), gradient.size(1), height, width);
        return below.assign(inside(gradient));
    }

    private long padded(long side) {
        return before.applyAsLong(side) + side + after.applyAsLong(side);
    }

    private INDArray inside(INDArray padded) {
        long top = before.applyAsLong(height);
        long left = before.applyAsLong(width);
        return padded.get(all(), all(), interval(top, top + height), interval(left, left + width));
    }

    /** An operator that removes what this one added in the same pass. */
    public Operator undone() {
        return new Operator() {
            @Override
            public INDArray forward(INDArray input, Pass pass) {
                if (input.size(2) == height && input.size(3) == width) return input;
                INDArray output = pass.activation(input.dataType(), input.size(0), input.size(1), height, width);
                return output.assign(inside(input));
            }

            @Override
            public INDArray backward(INDArray gradient, Pass pass) {
                if (!pass.inputGradient()) return null;
                if (padded(height) == height && padded(width) == width) return gradient;
                INDArray below = pass.gradient(
                        gradient.dataType(), gradient.size(0), gradient.size(1), padded(height), padded(width));
                inside(below.assign(0)).assign(gradient);
                return below;
            }
        };
    }
}
