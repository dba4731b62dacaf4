package io.refocus.workflows.gate;

import java.util.Optional;

/**
 * What was measured on one test picture.
 *
 * @param challengerPsnrDb of the picture the challenger restored, against the sharp one
 * @param blurredPsnrDb of the blurred picture itself: the identity baseline
 * @param championPsnrDb of the picture the champion restored, where there is a champion
 * @param sharpInput what the challenger makes of the sharp picture itself, where the policy asks for it
 */
public record GateRow(
        String picture,
        String scene,
        double challengerPsnrDb,
        double challengerSsim,
        double blurredPsnrDb,
        double blurredSsim,
        Optional<Double> championPsnrDb,
        Optional<Double> championSsim,
        Optional<SharpInput> sharpInput) {
    /** PSNR of equal pictures by the metric contract. */
    static final double EQUAL_PICTURES_DB = 100;

    /**
     * The answer to a sharp picture beside that picture.
     *
     * @param psnrDb of the answer against the picture
     * @param shiftLevels mean of answer minus picture, in 8-bit levels: negative if the answer is darker
     */
    public record SharpInput(double psnrDb, double shiftLevels) {}

    /** Whether the blurred picture differs from the sharp one: on equal ones no model can gain anything. */
    boolean showsBlur() {
        return blurredPsnrDb < EQUAL_PICTURES_DB;
    }
}
