package io.refocus.workflows.gate;

import java.util.Random;

/**
 * How certain it is that one model is better than another on pictures like these (bootstrap, Efron 1979). The differences are drawn with
 * replacement, as many as there are, and their mean taken; the answer is the share of means above zero.
 *
 * <p>{@link Random}'s sequence is part of its contract, so equal seeds give equal answers on any machine.
 */
final class PairedBootstrap {
    private PairedBootstrap() {}

    /**
     * @param differences challenger minus champion, one value an independent scene; not empty
     * @return from 0 to 1; a mean of exactly zero is not ahead
     */
    static double aheadShare(double[] differences, GatePolicy.Bootstrap bootstrap) {
        Random random = new Random(bootstrap.seed());
        int ahead = 0;
        for (int resample = 0; resample < bootstrap.resamples(); resample++) {
            double sum = 0;
            for (int draw = 0; draw < differences.length; draw++) {
                sum += differences[random.nextInt(differences.length)];
            }
            ahead += sum > 0 ? 1 : 0;
        }
        return (double) ahead / bootstrap.resamples();
    }
}
