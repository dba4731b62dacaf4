package io.refocus.learning.layer;

import java.nio.FloatBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Zeroes each value with a probability in training and scales the rest up. The mask is a function of seed and
 * update, so a resumed run drops what the undisturbed one would have dropped.
 */
public final class Dropout implements Operator {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private final double probability;
    private final long seed;
    private INDArray mask;

    /** @param probability share of values zeroed, in {@code [0, 1)} */
    public Dropout(double probability, long seed) {
        if (!(probability >= 0 && probability < 1))
            throw new IllegalArgumentException("need 0 <= probability < 1, got " + probability);
        this.probability = probability;
        this.seed = seed;
    }

    @Override
    public boolean overwritesGradient() {
        return true;
    }

    @Override
    public INDArray forward(INDArray input, Pass pass) {
        if (!pass.training() || probability == 0) return input;
        mask = pass.activation(DataType.FLOAT, input.shape());
        FloatBuffer values = mask.data().asNioFloat();
        float kept = (float) (1 / (1 - probability));
        long state = mix(seed + GOLDEN * pass.update());
        for (int i = 0; i < input.length(); i++) {
            state += GOLDEN;
            values.put(i, (mix(state) >>> 11) * 0x1.0p-53 < probability ? 0 : kept);
        }
        return input.mul(mask, pass.over(input));
    }

    /** SplitMix64's output function. */
    private static long mix(long state) {
        long z = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    @Override
    public INDArray backward(INDArray gradient, Pass pass) {
        if (!pass.inputGradient()) return null;
        return probability == 0 ? gradient : gradient.muli(mask);
    }
}
