package io.refocus.learning.layer;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;
import static org.nd4j.linalg.indexing.NDArrayIndex.point;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Twice the side by linear interpolation between pixel centres, the edge repeated ({@code align_corners=False}):
 * {@code [N, C, H, W] -> [N, C, 2H, 2W]}. A new pixel is 3/4 of its source pixel and 1/4 of that pixel's neighbour.
 */
public final class BilinearUpsampling implements Operator {
    private static final double NEAR = 0.75;
    private static final double FAR = 0.25;

    @Override
    public INDArray forward(INDArray input, Pass pass) {
        long planes = input.size(0) * input.size(1);
        long height = input.size(2);
        long width = input.size(3);
        INDArray wide = pass.forwardScratch(input.dataType(), planes * height, 2 * width, 1);
        stretch(input.reshape('c', planes * height, width, 1), wide, pass);
        INDArray output = pass.activation(input.dataType(), input.size(0), input.size(1), 2 * height, 2 * width);
        stretch(wide.reshape('c', planes, height, 2 * width), output.reshape('c', planes, 2 * height, 2 * width), pass);
        return output;
    }

    @Override
    public INDArray backward(INDArray gradient, Pass pass) {
        if (!pass.inputGradient()) return null;
        long planes = gradient.size(0) * gradient.size(1);
        long height = gradient.size(2) / 2;
        long width = gradient.size(3) / 2;
        INDArray low = pass.backwardScratch(gradient.dataType(), planes, height, 2 * width);
        shrink(gradient.reshape('c', planes, 2 * height, 2 * width), low);
        INDArray below = pass.gradient(gradient.dataType(), gradient.size(0), gradient.size(1), height, width);
        shrink(low.reshape('c', planes * height, 2 * width, 1), below.reshape('c', planes * height, width, 1));
        return below;
    }

    /** {@code [P, L, V] -> [P, 2L, V]}. */
    private static void stretch(INDArray from, INDArray to, Pass pass) {
        INDArray far = from.mul(FAR, pass.forwardScratch(from.dataType(), from.shape()));
        long last = from.size(1) - 1;
        INDArray even = half(to, 0);
        from.mul(NEAR, even);
        part(even, 0, 1).addi(part(far, 0, 1));
        INDArray odd = half(to, 1);
        from.mul(NEAR, odd);
        part(odd, last, last + 1).addi(part(far, last, last + 1));
        if (last == 0) return;
        part(even, 1, last + 1).addi(part(far, 0, last));
        part(odd, 0, last).addi(part(far, 1, last + 1));
    }

    /** The transpose of {@link #stretch}; overwrites {@code from}. */
    private static void shrink(INDArray from, INDArray to) {
        INDArray even = half(from, 0);
        INDArray odd = half(from, 1);
        long last = to.size(1) - 1;
        even.add(odd, to).muli(NEAR);
        even.muli(FAR);
        odd.muli(FAR);
        part(to, 0, 1).addi(part(even, 0, 1));
        part(to, last, last + 1).addi(part(odd, last, last + 1));
        if (last == 0) return;
        part(to, 0, last).addi(part(even, 1, last + 1));
        part(to, 1, last + 1).addi(part(odd, 0, last));
    }

    private static INDArray half(INDArray array, int which) {
        return array.reshape('c', array.size(0), array.size(1) / 2, 2, array.size(2))
                .get(all(), all(), point(which), all());
    }

    private static INDArray part(INDArray array, long from, long to) {
        return array.get(all(), interval(from, to), all());
    }

    @Override
    public boolean overwritesGradient() {
        return true;
    }
}
