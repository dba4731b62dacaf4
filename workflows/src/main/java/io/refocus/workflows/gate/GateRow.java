package io.refocus.workflows.gate;

import java.util.Optional;

/**
 * What was measured on one test picture.
 *
 * @param challengerPsnrDb of the picture the challenger restored, against the sharp one
 * @param blurredPsnrDb of the blurred picture itself: the identity baseline
 * @param championPsnrDb of the picture the champion restored, where there is a champion
 */
public record GateRow(
        String picture,
        String scene,
        double challengerPsnrDb,
        double challengerSsim,
        double blurredPsnrDb,
        double blurredSsim,
        Optional<Double> championPsnrDb,
        Optional<Double> championSsim) {}
