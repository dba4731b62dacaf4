package io.refocus.learning.optimise;

import io.refocus.documents.Legal;

/**
 * Adam (arXiv:1412.6980), with the learning rate given at each update.
 *
 * @param beta1 decay of the first moment, in {@code [0, 1)}
 * @param beta2 decay of the second moment, in {@code [0, 1)}
 * @param epsilon added to the root of the bias-corrected second moment, positive
 */
public record Adam(double beta1, double beta2, double epsilon) {
    private static final double BELOW_ONE = Math.nextDown(1.0);

    public Adam {
        Legal.range("beta1", beta1, 0, BELOW_ONE);
        Legal.range("beta2", beta2, 0, BELOW_ONE);
        Legal.positive("epsilon", epsilon);
    }
}
