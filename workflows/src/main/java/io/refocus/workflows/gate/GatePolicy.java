package io.refocus.workflows.gate;

import io.refocus.documents.Legal;
import java.util.Optional;

/**
 * A file of {@code configs/gates}: what a challenger must reach on the test pictures.
 *
 * @param model name of the served model
 * @param minimumGainDb least mean gain in PSNR over the blurred pictures themselves
 * @param minimumSsim least mean SSIM
 * @param noHarm what sharp pictures must come back as; absent if they are not tried
 * @param servingTimeoutSeconds how long all replicas may take to serve a promoted model before the promotion is
 *     rolled back
 */
public record GatePolicy(
        String model,
        double minimumGainDb,
        double minimumSsim,
        Optional<NoHarm> noHarm,
        Bootstrap bootstrap,
        int servingTimeoutSeconds) {
    public GatePolicy {
        Legal.name("model", model);
        Legal.range("minimumGainDb", minimumGainDb, -100, 100);
        Legal.range("minimumSsim", minimumSsim, -1, 1);
        Legal.required("noHarm", noHarm);
        Legal.required("bootstrap", bootstrap);
        Legal.range("servingTimeoutSeconds", servingTimeoutSeconds, 1, 3600);
    }

    /** The same requirements for another model. */
    public GatePolicy of(String other) {
        return new GatePolicy(other, minimumGainDb, minimumSsim, noHarm, bootstrap, servingTimeoutSeconds);
    }

    /**
     * A picture that is sharp already must come back nearly as it was.
     *
     * @param minimumPsnrDb least mean PSNR of the answers to sharp pictures, against those pictures
     * @param maximumShiftLevels largest mean shift of a single picture, darker or brighter, in 8-bit levels
     */
    public record NoHarm(double minimumPsnrDb, double maximumShiftLevels) {
        public NoHarm {
            Legal.range("minimumPsnrDb", minimumPsnrDb, 0, 100);
            Legal.range("maximumShiftLevels", maximumShiftLevels, 0, 255);
        }
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
