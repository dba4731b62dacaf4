package io.refocus.learning.layer;

import java.nio.FloatBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Zeroes each value with a probability in training and scales the rest up. The mask is a function of the pass's seed and of
 * the layer, so a resumed run drops the same values as an uninterrupted one.
 */
public final class Dropout implements Operator {
    private final double probability;
    private final long layer;
    private INDArray mask;

    /**
     * @param probability share of values zeroed, in {@code [0, 1)}
     * @param layer number of the layer in its network; layers of different numbers have different masks
     */
    public Dropout(double probability, long layer) {
        if (!(probability >= 0 && probability < 1))
            throw new IllegalArgumentException("need 0 <= probability < 1, got " + probability);
        this.probability = probability;
        this.layer = layer;
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
        long state = SplitMix.mix(pass.seed() + layer);
        for (int i = 0; i < input.length(); i++) {
            state += SplitMix.STEP;
            values.put(i, (SplitMix.mix(state) >>> 11) * 0x1.0p-53 < probability ? 0 : kept);
        }
        return input.mul(mask, pass.over(input));
    }

    @Override
    public INDArray backward(INDArray gradient, Pass pass) {
        if (!pass.inputGradient()) return null;
        return probability == 0 ? gradient : gradient.muli(mask);
    }
}
