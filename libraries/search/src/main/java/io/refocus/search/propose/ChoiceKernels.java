package io.refocus.search.propose;

import java.util.Arrays;
import org.hipparchus.random.RandomGenerator;

/** Shares of the choices: most for the observed one, the same for all in the prior. */
final class ChoiceKernels implements Kernels {
    private final double[][] shares; // [kernel][choice]

    private ChoiceKernels(double[][] shares) {
        this.shares = shares;
    }

    static ChoiceKernels around(double[] places, int choices) {
        int kernels = places.length + 1;
        double[][] shares = new double[kernels][choices];
        for (int kernel = 0; kernel < kernels; kernel++) {
            Arrays.fill(shares[kernel], 1.0 / kernels);
            if (kernel < places.length) {
                shares[kernel][(int) (places[kernel] * choices)] += 1;
            }
            double sum = Arrays.stream(shares[kernel]).sum();
            shares[kernel] =
                    Arrays.stream(shares[kernel]).map(share -> share / sum).toArray();
        }
        return new ChoiceKernels(shares);
    }

    @Override
    public double sample(int kernel, RandomGenerator random) {
        double[] own = shares[kernel];
        return (Kernels.index(own, random.nextDouble()) + 0.5) / own.length;
    }

    @Override
    public double logDensity(int kernel, double place) {
        double[] own = shares[kernel];
        return StrictMath.log(own[(int) (place * own.length)]);
    }
}
