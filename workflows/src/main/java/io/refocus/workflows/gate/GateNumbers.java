package io.refocus.workflows.gate;

import java.util.Optional;

/**
 * Means over the test pictures.
 *
 * @param gainDb {@code restoredPsnrDb - blurredPsnrDb}
 * @param aheadOfChampion share of the bootstrap's resamples in which the challenger is ahead
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
        Optional<Double> aheadOfChampion) {}
