package io.refocus.learning.objective;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * The unnormalised real Fourier transform of planes of one size, and its transpose, as products with matrices of cosines and
 * sines: at the sizes of training patches this takes milliseconds, whatever the factors of the side.
 *
 * <p>The result is four products side by side, {@code [planes * 2 * height, 2 * columns]} with {@code columns = width /
 * 2 + 1}: per plane cosines above sines of the vertical angle, cosines left of negated sines of the horizontal one. The real part
 * of a frequency is upper left plus lower right, the imaginary part upper right minus lower left.
 */
final class FourierMatrices implements AutoCloseable {
    private final int height;
    private final int width;
    private final int columns;
    private final INDArray across;
    private final INDArray down;

    @SuppressWarnings("try") // the scope only has to be open
    FourierMatrices(int height, int width) {
        this.height = height;
        this.width = width;
        this.columns = width / 2 + 1;
        try (MemoryWorkspace outside = Nd4j.getWorkspaceManager().scopeOutOfWorkspaces()) {
            across = matrix(width, 2L * columns, across(width, columns));
            down = matrix(2L * height, height, down(height));
        }
    }

    /** Not a reshaped vector: closing one frees nothing. */
    private static INDArray matrix(long rows, long columns, float[] values) {
        INDArray matrix = fresh(rows, columns);
        matrix.data().asNioFloat().put(values);
        return matrix;
    }

    /** {@code [width, 2 * columns]}: cosines beside negated sines. */
    private static float[] across(int width, int columns) {
        float[] values = new float[width * 2 * columns];
        for (int x = 0; x < width; x++) {
            for (int v = 0; v < columns; v++) {
                double angle = 2 * Math.PI * ((long) x * v % width) / width;
                values[x * 2 * columns + v] = (float) Math.cos(angle);
                values[x * 2 * columns + columns + v] = (float) -Math.sin(angle);
            }
        }
        return values;
    }

    /** {@code [2 * height, height]}: cosines above sines. */
    private static float[] down(int height) {
        float[] values = new float[2 * height * height];
        for (int u = 0; u < height; u++) {
            for (int y = 0; y < height; y++) {
                double angle = 2 * Math.PI * ((long) u * y % height) / height;
                values[u * height + y] = (float) Math.cos(angle);
                values[(height + u) * height + y] = (float) Math.sin(angle);
            }
        }
        return values;
    }

    boolean fits(int otherHeight, int otherWidth) {
        return height == otherHeight && width == otherWidth;
    }

    int columns() {
        return columns;
    }

    /** The spectrum of planes {@code [planes * height, width]}. */
    INDArray forward(INDArray planes) {
        long count = planes.size(0) / height;
        INDArray rows = fresh(planes.size(0), 2L * columns);
        product(planes, across, rows, false, false);
        INDArray products = fresh(count * 2 * height, 2L * columns);
        for (long i = 0; i < count; i++) {
            product(down, plane(rows, i, height), plane(products, i, 2L * height), false, false);
        }
        return products;
    }

    /** The transpose of {@link #forward}. */
    INDArray backward(INDArray products) {
        long count = products.size(0) / (2L * height);
        INDArray rows = fresh(count * height, 2L * columns);
        for (long i = 0; i < count; i++) {
            product(down, plane(products, i, 2L * height), plane(rows, i, height), true, false);
        }
        INDArray planes = fresh(count * height, width);
        product(rows, across, planes, false, true);
        return planes;
    }

    private static INDArray fresh(long rows, long columns) {
        return Nd4j.createUninitialized(DataType.FLOAT, rows, columns);
    }

    private static INDArray plane(INDArray rows, long index, long height) {
        return rows.get(NDArrayIndex.interval(index * height, (index + 1) * height));
    }

    private static void product(INDArray a, INDArray b, INDArray result, boolean transposeA, boolean transposeB) {
        Nd4j.exec(DynamicCustomOp.builder("matmul")
                .addInputs(a, b)
                .addOutputs(result)
                .addIntegerArguments(transposeA ? 1 : 0, transposeB ? 1 : 0, 0)
                .build());
    }

    @Override
    public void close() {
        across.close();
        down.close();
    }
}
