package io.refocus.learning.layer;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Layer norm over the channels of each pixel and its gradients, on contiguous channel-major floats, by loops over
 * pieces of all channels that fit the first caches; native operations take eleven passes over memory forward and
 * twelve backward.
 *
 * <p>The sums of a piece are added in the order of the pieces, so results do not depend on the number of threads.
 */
final class PixelNorm {
    private static final int PIECE = 16_384;
    private static final int LEAST = 64;
    private static final int MOST = 1024;
    private static final ThreadLocal<Room> ROOM = ThreadLocal.withInitial(Room::new);

    private final int channels;
    private final int pixels;
    private final int step;
    private final float[] weights;
    private final float epsilon;

    /**
     * Work memory of a thread: a row of a piece for each channel. The JIT vectorises only loops with one index for
     * all arrays.
     */
    private static final class Room {
        private float[][] values = {};
        private float[][] gradients = {};
        private final float[] mean = new float[MOST];
        private final float[] scale = new float[MOST];
        private final float[] sum = new float[MOST];
        private final float[] product = new float[MOST];

        private void prepare(int channels, int step) {
            if (values.length >= channels && values[0].length >= step) return;
            int rows = Math.max(channels, values.length);
            int length = values.length == 0 ? step : Math.max(step, values[0].length);
            values = new float[rows][length];
            gradients = new float[rows][length];
        }
    }

    private PixelNorm(INDArray array, INDArray weight, double epsilon) {
        channels = Math.toIntExact(array.size(0));
        pixels = Math.toIntExact(array.length() / channels);
        step = Math.max(LEAST, Math.min(MOST, PIECE / channels));
        weights = weight.reshape(channels).toFloatVector();
        this.epsilon = (float) epsilon;
    }

    /**
     * @param input {@code [C, N, H, W]}
     * @param output likewise; may be the input
     * @param weight C values
     * @param bias C values
     */
    static void forward(INDArray input, INDArray output, INDArray weight, INDArray bias, double epsilon) {
        PixelNorm norm = new PixelNorm(input, weight, epsilon);
        FloatBuffer from = FloatMemory.of(input);
        FloatBuffer to = FloatMemory.of(output);
        float[] biases = bias.reshape(bias.length()).toFloatVector();
        ParallelLoops.each(norm.pieces(), input.length(), piece -> norm.forward(from, to, piece, biases));
    }

    /**
     * @param input of the forward pass
     * @param base what is added to the gradient of the input; null if nothing is
     * @param below receives the gradient of the input
     * @param ofWeights receives the gradient of the weights, {@code [C]}
     * @param ofBiases receives the gradient of the biases, {@code [C]}
     */
    static void backward(
            INDArray input,
            INDArray gradient,
            INDArray base,
            INDArray below,
            INDArray weight,
            double epsilon,
            INDArray ofWeights,
            INDArray ofBiases) {
        PixelNorm norm = new PixelNorm(input, weight, epsilon);
        FloatBuffer values = FloatMemory.of(input);
        FloatBuffer above = FloatMemory.of(gradient);
        FloatBuffer aside = base == null ? null : FloatMemory.of(base);
        FloatBuffer to = FloatMemory.of(below);
        double[][] sums = new double[norm.pieces()][2 * norm.channels];
        ParallelLoops.each(
                sums.length, input.length(), piece -> norm.backward(values, above, aside, to, piece, sums[piece]));
        norm.store(sums, 1, FloatMemory.of(ofWeights));
        norm.store(sums, 0, FloatMemory.of(ofBiases));
    }

    private int pieces() {
        return (pixels + step - 1) / step;
    }

    private void forward(FloatBuffer from, FloatBuffer to, int piece, float[] biases) {
        int at = piece * step;
        int count = Math.min(step, pixels - at);
        Room room = ROOM.get();
        room.prepare(channels, step);
        float[][] x = room.values;
        standardise(from, at, count, room);
        for (int c = 0; c < channels; c++) {
            scaleAndAdd(x[c], weights[c], biases[c], count);
            to.put(c * pixels + at, x[c], 0, count);
        }
    }

    private void backward(
            FloatBuffer values, FloatBuffer above, FloatBuffer aside, FloatBuffer below, int piece, double[] sums) {
        int at = piece * step;
        int count = Math.min(step, pixels - at);
        Room room = ROOM.get();
        room.prepare(channels, step);
        float[][] x = room.values;
        float[][] g = room.gradients;
        standardise(values, at, count, room);
        Arrays.fill(room.sum, 0, count, 0);
        Arrays.fill(room.product, 0, count, 0);
        for (int c = 0; c < channels; c++) {
            above.get(c * pixels + at, g[c], 0, count);
            PlaneNorm.addSums(g[c], x[c], count, sums, 2 * c);
            addWeighted(g[c], x[c], weights[c], room.sum, room.product, count);
        }
        for (int c = 0; c < channels; c++) {
            project(g[c], x[c], room.sum, room.product, 1f / channels, room.scale, count);
            if (aside != null) {
                aside.get(c * pixels + at, x[c], 0, count);
                add(x[c], g[c], count);
            }
            below.put(c * pixels + at, g[c], 0, count);
        }
    }

    /** Every pixel of the piece to mean 0 and variance 1 over its channels. */
    private void standardise(FloatBuffer from, int at, int count, Room room) {
        float[][] x = room.values;
        Arrays.fill(room.mean, 0, count, 0);
        Arrays.fill(room.scale, 0, count, 0);
        for (int c = 0; c < channels; c++) {
            from.get(c * pixels + at, x[c], 0, count);
            add(x[c], room.mean, count);
        }
        multiply(room.mean, 1f / channels, count);
        for (int c = 0; c < channels; c++) centre(x[c], room.mean, room.scale, count);
        invert(room.scale, 1f / channels, epsilon, count);
        for (int c = 0; c < channels; c++) multiply(x[c], room.scale, count);
    }

    private void store(double[][] sums, int which, FloatBuffer to) {
        for (int c = 0; c < channels; c++) {
            double total = 0;
            for (double[] piece : sums) total += piece[2 * c + which];
            to.put(c, (float) total);
        }
    }

    private static void add(float[] from, float[] to, int count) {
        for (int i = 0; i < count; i++) to[i] += from[i];
    }

    private static void multiply(float[] values, float factor, int count) {
        for (int i = 0; i < count; i++) values[i] *= factor;
    }

    private static void multiply(float[] values, float[] factors, int count) {
        for (int i = 0; i < count; i++) values[i] *= factors[i];
    }

    private static void centre(float[] x, float[] mean, float[] squares, int count) {
        for (int i = 0; i < count; i++) {
            float value = x[i] - mean[i];
            x[i] = value;
            squares[i] += value * value;
        }
    }

    private static void invert(float[] squares, float share, float epsilon, int count) {
        for (int i = 0; i < count; i++) squares[i] = 1 / (float) Math.sqrt(squares[i] * share + epsilon);
    }

    private static void scaleAndAdd(float[] x, float weight, float bias, int count) {
        for (int i = 0; i < count; i++) x[i] = x[i] * weight + bias;
    }

    private static void addWeighted(float[] g, float[] x, float weight, float[] sum, float[] product, int count) {
        for (int i = 0; i < count; i++) {
            float value = g[i] * weight;
            g[i] = value;
            sum[i] += value;
            product[i] += value * x[i];
        }
    }

    private static void project(
            float[] g, float[] x, float[] sum, float[] product, float share, float[] scale, int count) {
        for (int i = 0; i < count; i++) g[i] = (g[i] - share * (sum[i] + x[i] * product[i])) * scale[i];
    }
}
