package io.refocus.learning.layer;

import java.nio.FloatBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Instance norm that reads {@code [N, H, W, C]} memory and writes {@code [N, C, H, W]}: oneDNN's convolutions compute channels
 * last, and converting their result inside oneDNN costs half as much again.
 *
 * <p>Each picture is summed in double precision, in {@value #STRIPS} fixed strips, so results do not depend on the
 * number of threads.
 */
final class ChannelsLastNorm {
    private static final int STRIPS = 16;
    private static final int PIECE = 8192;
    private static final int LANES = 4;
    private static final ThreadLocal<float[]> PIECES = ThreadLocal.withInitial(() -> new float[PIECE]);

    private final FloatBuffer from;
    private final FloatBuffer kept;
    private final FloatBuffer to;
    private final LeakyRelu rectifier;
    private final int channels;
    private final int pixels;
    private final int step;
    private final float[] shifts;
    private final float[] scales;
    private final double[][] sums;
    private final double[][] squares;

    private ChannelsLastNorm(
            INDArray input, INDArray standardised, INDArray output, LeakyRelu rectifier, float[] scales) {
        from = FloatMemory.of(input);
        kept = standardised == output ? null : FloatMemory.of(standardised);
        to = FloatMemory.of(output);
        this.rectifier = rectifier;
        channels = Math.toIntExact(input.size(1));
        pixels = Math.toIntExact(input.size(2) * input.size(3));
        step = PIECE / channels;
        this.scales = scales;
        shifts = new float[scales.length];
        int strips = Math.toIntExact(input.size(0)) * STRIPS;
        sums = new double[strips][channels];
        squares = new double[strips][channels];
    }

    /** Whether channels last is faster for so many channels. */
    static boolean writes(long channels) {
        return channels % LANES == 0 && channels <= PIECE;
    }

    /** Whether the array is a {@code [N, C, H, W]} view of whole {@code [N, H, W, C]} memory. */
    static boolean takes(INDArray input) {
        return input.dataType() == DataType.FLOAT
                && input.stride(1) == 1
                && writes(input.size(1))
                && input.stride(3) == input.size(1)
                && input.stride(2) == input.size(1) * input.size(3)
                && input.length() < 1 << 28;
    }

    /**
     * Each plane to mean 0 and variance 1, then the ReLU.
     *
     * @param input a {@code [N, C, H, W]} view of {@code [N, H, W, C]} memory
     * @param standardised receives the input of the ReLU, unless it is the output
     * @param scales receives {@code 1 / sqrt(variance + epsilon)} of each plane, {@code [N C]}
     */
    static void forward(
            INDArray input,
            INDArray standardised,
            INDArray output,
            LeakyRelu rectifier,
            float[] scales,
            double epsilon) {
        ChannelsLastNorm norm = new ChannelsLastNorm(input, standardised, output, rectifier, scales);
        int strips = norm.sums.length;
        ParallelLoops.each(strips, output.length(), norm::sum);
        for (int picture = 0; picture * STRIPS < strips; picture++) norm.conclude(picture, epsilon);
        ParallelLoops.each(strips, output.length(), norm::write);
    }

    private int start(int strip) {
        return (int) ((long) pixels * (strip % STRIPS) / STRIPS);
    }

    private int end(int strip) {
        return (int) ((long) pixels * (strip % STRIPS + 1) / STRIPS);
    }

    private void sum(int strip) {
        float[] piece = PIECES.get();
        int end = end(strip);
        for (int at = start(strip); at < end; at += step) {
            int count = Math.min(step, end - at);
            from.get((strip / STRIPS * pixels + at) * channels, piece, 0, count * channels);
            for (int c = 0; c < channels; c += LANES)
                addChannels(piece, c, c + count * channels, sums[strip], squares[strip]);
        }
    }

    /** Four channels at once, so that no addition waits for the previous one. */
    private void addChannels(float[] piece, int channel, int end, double[] sum, double[] square) {
        double s0 = 0, s1 = 0, s2 = 0, s3 = 0, q0 = 0, q1 = 0, q2 = 0, q3 = 0;
        for (int at = channel; at < end; at += channels) {
            double a = piece[at], b = piece[at + 1], c = piece[at + 2], d = piece[at + 3];
            s0 += a;
            s1 += b;
            s2 += c;
            s3 += d;
            q0 += a * a;
            q1 += b * b;
            q2 += c * c;
            q3 += d * d;
        }
        sum[channel] += s0;
        sum[channel + 1] += s1;
        sum[channel + 2] += s2;
        sum[channel + 3] += s3;
        square[channel] += q0;
        square[channel + 1] += q1;
        square[channel + 2] += q2;
        square[channel + 3] += q3;
    }

    private void conclude(int picture, double epsilon) {
        for (int c = 0; c < channels; c++) {
            double sum = 0;
            double square = 0;
            for (int strip = picture * STRIPS; strip < (picture + 1) * STRIPS; strip++) {
                sum += sums[strip][c];
                square += squares[strip][c];
            }
            double mean = sum / pixels;
            double variance = Math.max(0, square / pixels - mean * mean);
            int plane = picture * channels + c;
            shifts[plane] = (float) mean;
            scales[plane] = (float) (1 / Math.sqrt(variance + epsilon));
        }
    }

    private void write(int strip) {
        int picture = strip / STRIPS;
        float[] piece = PIECES.get();
        float[][] rows = new float[LANES][step];
        int end = end(strip);
        for (int at = start(strip); at < end; at += step) {
            int count = Math.min(step, end - at);
            from.get((picture * pixels + at) * channels, piece, 0, count * channels);
            for (int c = 0; c < channels; c += LANES) {
                int plane = picture * channels + c;
                pick(piece, c, count, rows[0], rows[1], rows[2], rows[3]);
                for (int lane = 0; lane < LANES; lane++) {
                    shiftAndScale(rows[lane], shifts[plane + lane], scales[plane + lane], count);
                    int start = (plane + lane) * pixels + at;
                    if (kept != null) kept.put(start, rows[lane], 0, count);
                    rectifier.apply(rows[lane], count);
                    to.put(start, rows[lane], 0, count);
                }
            }
        }
    }

    private void pick(float[] piece, int channel, int count, float[] a, float[] b, float[] c, float[] d) {
        for (int i = 0, at = channel; i < count; i++, at += channels) {
            a[i] = piece[at];
            b[i] = piece[at + 1];
            c[i] = piece[at + 2];
            d[i] = piece[at + 3];
        }
    }

    private static void shiftAndScale(float[] values, float shift, float scale, int length) {
        for (int i = 0; i < length; i++) values[i] = (values[i] - shift) * scale;
    }
}
