package io.refocus.learning.layer;

import java.util.Locale;
import java.util.Random;

/**
 * Weights {@code [deep, shallow, k, k]} that hand channels on unchanged: a Dirac kernel for each (DiracNets,
 * arXiv:1706.00388). With a stride, the pixels of a square become channels, and in a transposed convolution channels become
 * pixels again. Outputs beyond those handed on start as in He's uniform initialisation (arXiv:1502.01852).
 *
 * @param deep channels on the side of fewer pixels: a convolution's outputs, a transposed convolution's inputs
 * @param shallow channels on the other side
 * @param geometry an odd kernel with a padding of half of it
 * @param transposed whether the deep channels are the inputs
 */
public record DiracWeights(int deep, int shallow, Geometry geometry, boolean transposed) implements Initialiser {
    @Override
    public float[] values(long seed, int length) {
        int square = geometry.stride() * geometry.stride();
        int handedOn = Math.min(deep / square, shallow);
        float[] values = randomFrom(transposed ? handedOn : handedOn * square, seed, length);
        for (int channel = 0; channel < handedOn * square; channel++)
            put(values, channel, channel / square, channel, 1);
        return values;
    }

    /** Zeros, and what is drawn for the outputs from {@code first} on. */
    float[] randomFrom(int first, long seed, int length) {
        int area = geometry.kernel() * geometry.kernel();
        if (length != deep * shallow * area)
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT, "tensor of %d values; [%d, %d] kernels of %d are given", length, deep, shallow, area));
        int square = geometry.stride() * geometry.stride();
        double bound = Math.sqrt(6 / (transposed ? (double) deep * area / square : (double) shallow * area));
        Random random = new Random(seed);
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            double drawn = bound * (2 * random.nextDouble() - 1);
            int output = transposed ? i / area % shallow : i / area / shallow;
            if (output >= first) values[i] = (float) drawn;
        }
        return values;
    }

    /** Gives the kernel between two channels one value, at the place of a channel's pixel in its square. */
    void put(float[] values, int deepChannel, int shallowChannel, int pixel, double value) {
        int side = geometry.kernel();
        int stride = geometry.stride();
        int row = side / 2 + pixel / stride % stride;
        int column = side / 2 + pixel % stride;
        values[((deepChannel * shallow + shallowChannel) * side + row) * side + column] = (float) value;
    }
}
