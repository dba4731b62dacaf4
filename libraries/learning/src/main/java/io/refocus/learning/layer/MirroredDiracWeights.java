package io.refocus.learning.layer;

import java.util.Locale;

/**
 * Weights {@code [inputs, outputs, k, k]} of transposed convolutions of stride 1 that hand signed channels unchanged through a
 * chain of rectifiers: a channel is two, its positive part in the first half and its negative part in the second
 * ("looks-linear", arXiv:1702.08591, with Dirac kernels).
 *
 * @param kernel side, odd
 * @param mirroredInputs whether the inputs are such halves
 * @param mirroredOutputs whether the outputs are to be such halves, because a rectifier follows
 */
public record MirroredDiracWeights(int inputs, int outputs, int kernel, boolean mirroredInputs, boolean mirroredOutputs)
        implements Initialiser {
    @Override
    public float[] values(long seed, int length) {
        int area = kernel * kernel;
        if (length != inputs * outputs * area)
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "tensor of %d values; [%d, %d] kernels of %d are given",
                    length,
                    inputs,
                    outputs,
                    area));
        int signedInputs = mirroredInputs ? inputs / 2 : inputs;
        int signedOutputs = mirroredOutputs ? outputs / 2 : outputs;
        float[] values = new float[length];
        for (int channel = 0; channel < Math.min(signedInputs, signedOutputs); channel++)
            for (int input = channel; input < inputs; input += signedInputs)
                for (int output = channel; output < outputs; output += signedOutputs)
                    values[(input * outputs + output) * area + area / 2] =
                            (input == channel) == (output == channel) ? 1 : -1;
        return values;
    }
}
