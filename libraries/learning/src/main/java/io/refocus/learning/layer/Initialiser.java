package io.refocus.learning.layer;

import java.util.Locale;
import java.util.Random;

/** How a new network fills a tensor: a pure function of a seed, the same on every machine. */
public sealed interface Initialiser
        permits Initialiser.Constant,
                Initialiser.Gaussian,
                Initialiser.Uniform,
                Initialiser.Given,
                DiracWeights,
                LogitKnots.Copies,
                LogitKnots.Thresholds,
                LogitKnots.Sums {
    /**
     * @param seed seed of this tensor
     * @param length number of values
     * @return new values, C order
     */
    float[] values(long seed, int length);

    /** Every value the same. */
    record Constant(double value) implements Initialiser {
        @Override
        public float[] values(long seed, int length) {
            float[] values = new float[length];
            java.util.Arrays.fill(values, (float) value);
            return values;
        }
    }

    /** Normal distribution around {@code mean} (DCGAN and DeblurGAN: 0, 0.02). */
    record Gaussian(double mean, double standardDeviation) implements Initialiser {
        @Override
        public float[] values(long seed, int length) {
            Random random = new Random(seed);
            float[] values = new float[length];
            for (int i = 0; i < length; i++) values[i] = (float) (mean + standardDeviation * random.nextGaussian());
            return values;
        }
    }

    /** Uniform over {@code [-bound, bound)}. */
    record Uniform(double bound) implements Initialiser {
        @Override
        public float[] values(long seed, int length) {
            Random random = new Random(seed);
            float[] values = new float[length];
            for (int i = 0; i < length; i++) values[i] = (float) (bound * (2 * random.nextDouble() - 1));
            return values;
        }
    }

    /** Given values, for example of a pretrained network; the seed is not used. */
    record Given(float[] known) implements Initialiser {
        public Given {
            known = known.clone();
        }

        @Override
        public float[] values(long seed, int length) {
            if (length != known.length)
                throw new IllegalArgumentException(
                        String.format(Locale.ROOT, "tensor of %d values; %d are given", length, known.length));
            return known.clone();
        }
    }

    /** PyTorch's default of a convolution: uniform within {@code 1 / sqrt(fanIn)}, for weights and bias. */
    static Initialiser fanIn(long fanIn) {
        return new Uniform(1 / Math.sqrt(fanIn));
    }

    /** Zeros. */
    static Initialiser zero() {
        return new Constant(0);
    }
}
