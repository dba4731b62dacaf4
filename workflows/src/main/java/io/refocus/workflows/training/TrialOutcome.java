package io.refocus.workflows.training;

import java.util.Optional;

/**
 * The result of a finished trial; means over the validation pictures.
 *
 * @param attempts number of workers' attempts, from 1
 * @param steps updates done, at least as many as requested
 * @param blurredPsnrDb the identity baseline: PSNR of the blurred pictures themselves
 * @param seconds spent training, summed over attempts
 * @param divergence why the training counts as diverged, if it does
 */
public record TrialOutcome(
        String trialId,
        int attempts,
        long steps,
        double valPsnrDb,
        double valSsim,
        double blurredPsnrDb,
        double seconds,
        Optional<String> divergence) {}
