package io.refocus.workflows.gate;

import io.refocus.documents.Legal;

/**
 * A file of {@code configs/gates}: what a challenger must reach on the test pictures.
 *
 * @param model name of the served model
 * @param minimumGainDb least mean gain in PSNR over the blurred pictures themselves
 * @param minimumSsim least mean SSIM
 * @param servingTimeoutSeconds how long all replicas may take to serve a promoted model before the promotion is
 *     rolled back
 */
public record GatePolicy(
        String model, double minimumGainDb, double minimumSsim, Bootstrap bootstrap, int servingTimeoutSeconds) {
    public GatePolicy {
        Legal.name("model", model);
        Legal.range("minimumGainDb", minimumGainDb, -100, 100);
        Legal.range("minimumSsim", minimumSsim, -1, 1);
        Legal.required("bootstrap", bootstrap);
        Legal.range("servingTimeoutSeconds", servingTimeoutSeconds, 1, 3600);
    }

    /**
     * How the challenger is compared with the champion.
     *
     * @param confidence share of the resamples in which the challenger must be ahead
     */
    public record Bootstrap(int resamples, double confidence, long seed) {
        public Bootstrap {
            Legal.range("resamples", resamples, 100, 1_000_000);
            Legal.range("confidence", confidence, 0.5, 0.9999);
        }
    }
}
