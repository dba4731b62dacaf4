package io.refocus.learning.layer;

import java.nio.FloatBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastMulOp;
import org.nd4j.linalg.factory.Nd4j;

/** Operations on weights: calling a native operation on some thousand values takes as long as computing it. */
final class SmallMatrices {
    private SmallMatrices() {}

    /** {@code to [I, O] = from [O, I]^T}. */
    static void transpose(INDArray from, INDArray to) {
        if (!FloatMemory.contiguous(from)) {
            to.assign(from.transpose());
            return;
        }
        int rows = Math.toIntExact(from.size(0));
        int columns = Math.toIntExact(from.size(1));
        float[] values = values(from);
        float[] turned = new float[values.length];
        for (int row = 0; row < rows; row++)
            for (int column = 0; column < columns; column++)
                turned[column * rows + row] = values[row * columns + column];
        FloatMemory.of(to).put(turned);
    }

    /** {@code to [O, I] = from [O, I]}, every row times its factor {@code [O]}; both may be the same array. */
    static void scaleRows(INDArray from, INDArray factors, INDArray to) {
        if (!FloatMemory.contiguous(from) || !FloatMemory.contiguous(to)) {
            Nd4j.exec(new BroadcastMulOp(from, factors.reshape('c', factors.length(), 1), to, 0));
            return;
        }
        int columns = Math.toIntExact(from.size(1));
        float[] values = values(from);
        FloatBuffer factor = FloatMemory.of(factors);
        for (int i = 0; i < values.length; i++) values[i] *= factor.get(i / columns);
        FloatMemory.of(to).put(values);
    }

    private static float[] values(INDArray array) {
        float[] values = new float[Math.toIntExact(array.length())];
        FloatMemory.of(array).get(values);
        return values;
    }
}
