package io.refocus.workflows.gate;

import java.util.Optional;

/**
 * Means over the test pictures that show blur, or over all if none does.
 *
 * @param gainDb {@code restoredPsnrDb - blurredPsnrDb}
 * @param aheadOfChampion share of the bootstrap's resamples in which the challenger is ahead
 * @param sharpInputs what the challenger makes of the sharp pictures, where the policy asks for it
 */
public record GateNumbers(
        int pictures,
        double restoredPsnrDb,
        double blurredPsnrDb,
        double gainDb,
        double ssim,
        double blurredSsim,
        Optional<Double> championPsnrDb,
        Optional<Double> championSsim,
        Optional<Double> aheadOfChampion,
        Optional<SharpInputs> sharpInputs) {
    /**
     * Answers to sharp pictures beside those pictures.
     *
     * @param psnrDb mean over the pictures
     * @param shiftLevels the mean shift of the picture that shifted most, with its sign, in 8-bit levels
     * @param shiftedMost the name of that picture
     */
    public record SharpInputs(double psnrDb, double shiftLevels, String shiftedMost) {}
}
