package io.refocus.learning.layer;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Sums planes computed by one row of a kernel each, and distributes the sum's gradient to them; contiguous floats. */
final class ShiftedRows {
    private final FloatBuffer partial;
    private final FloatBuffer sum;
    private final int outputs;
    private final int kernel;
    private final int partialRows;
    private final int rows;
    private final int columns;

    private ShiftedRows(INDArray partial, INDArray sum) {
        this.partial = FloatMemory.of(partial);
        this.sum = FloatMemory.of(sum);
        outputs = Math.toIntExact(sum.size(1));
        kernel = Math.toIntExact(partial.size(1) / sum.size(1));
        partialRows = Math.toIntExact(partial.size(2));
        rows = Math.toIntExact(sum.size(2));
        columns = Math.toIntExact(sum.size(3));
    }

    /**
     * {@code sum[n, o, y, x] = biases[o] + sum over r of partial[n, o k + r, y + r, x]}.
     *
     * @param partial {@code [N, O k, H + k - 1, W]}
     * @param sum {@code [N, O, H, W]}
     */
    static void gather(INDArray partial, INDArray sum, float[] biases) {
        ShiftedRows work = new ShiftedRows(partial, sum);
        ParallelLoops.each(
                sum.size(0) * work.outputs, sum.length(), plane -> work.gather(plane, biases[plane % work.outputs]));
    }

    /** {@code partial[n, o k + r, y, x] = gradient[n, o, y - r, x]}, zero outside. */
    static void scatter(INDArray gradient, INDArray partial) {
        ShiftedRows work = new ShiftedRows(partial, gradient);
        ParallelLoops.each(gradient.size(0) * work.outputs * work.kernel, gradient.length(), work::scatter);
    }

    private void gather(int plane, float bias) {
        float[] total = new float[columns];
        float[] row = new float[columns];
        for (int y = 0; y < rows; y++) {
            Arrays.fill(total, bias);
            for (int r = 0; r < kernel; r++) {
                partial.get(((plane * kernel + r) * partialRows + y + r) * columns, row);
                for (int x = 0; x < columns; x++) total[x] += row[x];
            }
            sum.put((plane * rows + y) * columns, total);
        }
    }

    private void scatter(int plane) {
        int shift = plane % kernel;
        float[] row = new float[columns];
        for (int y = 0; y < partialRows; y++) {
            int from = y - shift;
            if (from >= 0 && from < rows) sum.get((plane / kernel * rows + from) * columns, row);
            else Arrays.fill(row, 0);
            partial.put((plane * partialRows + y) * columns, row);
        }
    }
}
