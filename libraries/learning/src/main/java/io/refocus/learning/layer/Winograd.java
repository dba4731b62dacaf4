package io.refocus.learning.layer;

import java.nio.FloatBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Convolution of stride 1 with 3x3 or 4x4 kernels, and its gradients, by Winograd's algorithm over tiles of 6 x 6 values: a
 * quarter of the multiplications, most of them in 36 matrix products.
 *
 * <p>Forward {@code Y = A^T [U * V] A} with {@code U = G g G^T} of the kernels and {@code V = B^T d B} of the input, summed over
 * input channels by the products; backward each of these transposed. A value is computed by one thread, whatever their number.
 */
final class Winograd {
    /** With fewer channels the transforms cost more than they save. */
    private static final int CHANNELS_FROM = 64;
    /** With fewer tiles too: each product reads all transformed kernels. */
    private static final int TILES_FROM = 64;
    /**
     * Rows of tiles are processed together until a transformed array has about this size, or twice the size of the
     * transformed kernels.
     */
    private static final int VALUES_AT_ONCE = 4 << 20;

    private static final int CELLS = ChannelStreams.CELLS;

    /** Allocates uninitialised arrays. */
    interface Memory {
        INDArray array(DataType type, long... shape);
    }

    private final int outputs;
    private final int inputs;
    private final int kernel;
    private final int padding;
    private final int step;
    private final int valuesAtOnce;
    private final INDArray kernels;

    /**
     * Transforms the kernels.
     *
     * @param weight {@code [O, I, k, k]}, k being 3 or 4
     * @param padding zeros on every side
     * @param memory for the transformed kernels; what is computed later reads them
     */
    Winograd(INDArray weight, int padding, Memory memory) {
        this(
                weight,
                padding,
                memory,
                Math.max(VALUES_AT_ONCE, Math.toIntExact(2 * CELLS * weight.size(0) * weight.size(1))));
    }

    /** @param valuesAtOnce what the larger of two transformed arrays may hold, unless a row of tiles is more */
    Winograd(INDArray weight, int padding, Memory memory, int valuesAtOnce) {
        outputs = Math.toIntExact(weight.size(0));
        inputs = Math.toIntExact(weight.size(1));
        kernel = Math.toIntExact(weight.size(2));
        this.padding = padding;
        step = WinogradTransforms.POINTS + 1 - kernel;
        this.valuesAtOnce = valuesAtOnce;
        kernels = memory.array(DataType.FLOAT, CELLS, outputs, inputs);
        transformKernels(weight);
    }

    /** Whether the memory layout of the array fits this class. */
    static boolean takes(INDArray array) {
        return FloatMemory.contiguous(array);
    }

    /**
     * Whether this is faster than the native convolution.
     *
     * @param weight {@code [O, I, k, k]}
     * @param input {@code [N, I, H, W]}
     * @param height of the output
     * @param width of the output
     */
    static boolean isFaster(INDArray weight, Geometry geometry, INDArray input, long height, long width) {
        if (geometry.stride() != 1 || geometry.kernel() < 3 || geometry.kernel() > 4) return false;
        if (!takes(input) || Math.min(weight.size(0), weight.size(1)) < CHANNELS_FROM) return false;
        long step = WinogradTransforms.POINTS + 1L - geometry.kernel();
        long tiles = input.size(0) * ((height + step - 1) / step) * ((width + step - 1) / step);
        return tiles >= TILES_FROM && tiles * step * step * weight.size(0) < 1 << 28;
    }

    /**
     * @param input {@code [N, I, H, W]}
     * @param biases {@code [O]}
     * @param output {@code [N, O, H', W']}, overwritten
     */
    void forward(INDArray input, float[] biases, INDArray output, Memory scratch) {
        Strips strips = new Strips(output);
        INDArray taken = scratch.array(DataType.FLOAT, CELLS, inputs, strips.tiles);
        INDArray products = scratch.array(DataType.FLOAT, CELLS, outputs, strips.tiles);
        for (int first = 0; first < strips.rows; first += strips.rowsAtOnce) {
            filtered(strips.under(input, first), taken);
            BatchedProducts.of(kernels, taken, products);
            collected(products, biases, strips.over(output, first));
        }
    }

    /**
     * @param gradient of the output, {@code [N, O, H', W']}
     * @param below receives the gradient of the input, {@code [N, I, H, W]}
     */
    void inputGradient(INDArray gradient, INDArray below, Memory scratch) {
        backward(null, gradient, null, below, scratch);
    }

    /**
     * @param input {@code [N, I, H, W]}; not read without {@code weightGradient}
     * @param gradient of the output, {@code [N, O, H', W']}
     * @param weightGradient {@code [O, I, k, k]}, overwritten; null if it is not needed
     * @param below receives the gradient of the input, {@code [N, I, H, W]}; null if it is not needed
     */
    void backward(INDArray input, INDArray gradient, INDArray weightGradient, INDArray below, Memory scratch) {
        Strips strips = new Strips(gradient);
        INDArray spread = scratch.array(DataType.FLOAT, CELLS, outputs, strips.tiles);
        INDArray taken = scratch.array(DataType.FLOAT, CELLS, inputs, strips.tiles);
        INDArray sum = weightGradient == null ? null : scratch.array(DataType.FLOAT, CELLS, outputs, inputs);
        INDArray part =
                sum == null || strips.rowsAtOnce >= strips.rows ? sum : scratch.array(DataType.FLOAT, sum.shape());
        if (below != null) below.assign(0);
        for (int first = 0; first < strips.rows; first += strips.rowsAtOnce) {
            evaluated(strips.over(gradient, first), spread);
            if (sum != null) {
                filtered(strips.under(input, first), taken);
                BatchedProducts.ofRightTransposed(spread, taken, first == 0 ? sum : part);
                if (first > 0) sum.addi(part);
            }
            if (below != null) {
                BatchedProducts.ofLeftTransposed(kernels, spread, taken);
                unfiltered(taken, strips.under(below, first));
            }
        }
        if (sum != null) kernelGradient(sum, weightGradient);
    }

    /** U, {@code [36, O, I]}. */
    private void transformKernels(INDArray weight) {
        FloatBuffer from = floats(weight);
        FloatBuffer to = floats(kernels);
        int taps = kernel * kernel;
        ChannelStreams.each(outputs, inputs, inputs * taps, (output, at) -> {
            from.get(output * inputs * taps, at.room, 0, inputs * taps);
            for (int tap = 0; tap < taps; tap++) at.separate(tap, taps, cell(tap));
            WinogradTransforms.squares(
                    WinogradTransforms.evaluate(kernel), at.streams, kernel, WinogradTransforms.POINTS, inputs);
            scale(at);
            at.store(to, output, outputs);
        });
    }

    /** {@code G^T dU G}. */
    private void kernelGradient(INDArray sum, INDArray weightGradient) {
        FloatBuffer from = floats(sum);
        FloatBuffer to = floats(weightGradient);
        int taps = kernel * kernel;
        ChannelStreams.each(outputs, inputs, inputs * taps, (output, at) -> {
            at.load(from, output, outputs);
            scale(at);
            WinogradTransforms.squares(
                    WinogradTransforms.collect(kernel), at.streams, WinogradTransforms.POINTS, kernel, inputs);
            for (int tap = 0; tap < taps; tap++) at.interleave(cell(tap), tap, taps);
            to.put(output * inputs * taps, at.room, 0, inputs * taps);
        });
    }

    /** The stream of a tap, numbered by row and column of the kernel. */
    private int cell(int tap) {
        return WinogradTransforms.POINTS * (tap / kernel) + tap % kernel;
    }

    private static void scale(ChannelStreams at) {
        for (int y = 0; y < WinogradTransforms.POINTS; y++)
            for (int x = 0; x < WinogradTransforms.POINTS; x++)
                at.multiply(
                        WinogradTransforms.POINTS * y + x, WinogradTransforms.SCALES[y] * WinogradTransforms.SCALES[x]);
    }

    /** V, {@code [36, I, tiles]}. */
    private static void filtered(TileGrid grid, INDArray taken) {
        FloatBuffer to = floats(taken);
        each(grid, (channel, at) -> {
            grid.read(channel, at.streams, at.room);
            WinogradTransforms.squares(
                    WinogradTransforms::filter,
                    at.streams,
                    WinogradTransforms.POINTS,
                    WinogradTransforms.POINTS,
                    grid.tiles());
            at.store(to, channel, grid.channels());
        });
    }

    /** {@code A^T M A} and the biases. */
    private void collected(INDArray products, float[] biases, TileGrid grid) {
        FloatBuffer from = floats(products);
        each(grid, (channel, at) -> {
            at.load(from, channel, outputs);
            WinogradTransforms.squares(
                    WinogradTransforms.collect(step), at.streams, WinogradTransforms.POINTS, step, grid.tiles());
            for (int y = 0; y < step; y++)
                for (int x = 0; x < step; x++) at.add(WinogradTransforms.POINTS * y + x, biases[channel]);
            grid.write(channel, at.streams, at.room);
        });
    }

    /** {@code A dY A^T}, {@code [36, O, tiles]}. */
    private void evaluated(TileGrid grid, INDArray spread) {
        FloatBuffer to = floats(spread);
        each(grid, (channel, at) -> {
            grid.read(channel, at.streams, at.room);
            WinogradTransforms.squares(
                    WinogradTransforms.evaluate(step), at.streams, step, WinogradTransforms.POINTS, grid.tiles());
            at.store(to, channel, outputs);
        });
    }

    /** {@code B dV B^T}, overlapping tiles added up. */
    private static void unfiltered(INDArray products, TileGrid grid) {
        FloatBuffer from = floats(products);
        each(grid, (channel, at) -> {
            at.load(from, channel, grid.channels());
            WinogradTransforms.squares(
                    WinogradTransforms::unfilter,
                    at.streams,
                    WinogradTransforms.POINTS,
                    WinogradTransforms.POINTS,
                    grid.tiles());
            grid.write(channel, at.streams, at.room);
        });
    }

    private static void each(TileGrid grid, ChannelStreams.Work work) {
        ChannelStreams.each(grid.channels(), grid.tiles(), grid.roomLength(), work);
    }

    /** Strips of the output: all pictures at once, some rows of tiles at a time. */
    private final class Strips {
        final int rows;
        final int columns;
        final int rowsAtOnce;
        final int tiles;

        Strips(INDArray output) {
            rows = Math.toIntExact((output.size(2) + step - 1) / step);
            columns = Math.toIntExact((output.size(3) + step - 1) / step);
            long valuesARow = output.size(0) * columns * CELLS * Math.max(inputs, outputs);
            int count = Math.toIntExact(Math.min(rows, (rows * valuesARow - 1) / valuesAtOnce + 1));
            rowsAtOnce = (rows + count - 1) / count;
            tiles = Math.toIntExact(output.size(0) * columns * rowsAtOnce);
        }

        /** Overlapping tiles of the convolution's input. */
        TileGrid under(INDArray input, int firstRow) {
            return new TileGrid(input, WinogradTransforms.POINTS, step, padding, firstRow, rowsAtOnce, columns);
        }

        /** Tiles of its output, side by side. */
        TileGrid over(INDArray output, int firstRow) {
            return new TileGrid(output, step, step, 0, firstRow, rowsAtOnce, columns);
        }
    }

    private static FloatBuffer floats(INDArray array) {
        return FloatMemory.of(array);
    }
}
