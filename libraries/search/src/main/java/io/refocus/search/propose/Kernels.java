package io.refocus.search.propose;

import org.hipparchus.random.RandomGenerator;

/** The kernels of one parameter: one for each observation, and the prior last. */
sealed interface Kernels permits ChoiceKernels, NumberKernels {
    /** A place from 0 to 1; of a cell, its middle. */
    double sample(int kernel, RandomGenerator random);

    /** Of a place, or of the cell around it. */
    double logDensity(int kernel, double place);

    /** Where a quantile falls among shares of 1. */
    static int index(double[] shares, double quantile) {
        double sum = 0;
        for (int i = 0; i < shares.length - 1; i++) {
            sum += shares[i];
            if (quantile < sum) {
                return i;
            }
        }
        return shares.length - 1;
    }
}
