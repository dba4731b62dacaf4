package io.refocus.learning.layer;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Access to the memory of float arrays for Java loops and BLAS. */
final class FloatMemory {
    private FloatMemory() {}

    /** Whether the values are contiguous in C order and take less than 2 GiB. */
    static boolean contiguous(INDArray array) {
        return array.dataType() == DataType.FLOAT && array.length() < 1 << 28 && inOrder(array);
    }

    private static boolean inOrder(INDArray array) {
        long step = 1;
        for (int i = array.rank() - 1; i >= 0; i--) {
            if (array.size(i) != 1 && array.stride(i) != step) return false;
            step *= array.size(i);
        }
        return true;
    }

    /** The array itself, or a copy that lives as long as the backward pass of the layer. */
    static INDArray contiguous(INDArray array, Pass pass) {
        return contiguous(array)
                ? array
                : pass.backwardScratch(array.dataType(), array.shape()).assign(array);
    }

    /** Index 0 is the array's first value. */
    static FloatBuffer of(INDArray array) {
        return array.data().asNioFloat().slice();
    }

    static FloatPointer pointer(INDArray array) {
        return new FloatPointer(array.data().addressPointer());
    }

    static FloatPointer after(FloatPointer start, long values) {
        return new FloatPointer(start).position(start.position() + values);
    }
}
