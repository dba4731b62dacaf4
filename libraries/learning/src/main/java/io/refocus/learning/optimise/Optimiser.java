package io.refocus.learning.optimise;

import io.refocus.documents.Legal;
import io.refocus.learning.schedule.LearningRate;
import java.util.Optional;

/**
 * How a network's tensors are updated from their gradients.
 *
 * <p>{@code clipNorm}, where given, is the largest Euclidean norm of all gradients together; larger ones are scaled down to it.
 */
public sealed interface Optimiser {
    /** The learning rate of every update. */
    LearningRate learningRate();

    /** Largest norm of the gradient, positive; absent if gradients are not clipped. */
    Optional<Double> clipNorm();

    private static void requireMoments(double beta1, double beta2) {
        Legal.range("beta1", beta1, 0, 0.9999);
        Legal.range("beta2", beta2, 0, 0.99999);
    }

    private static void requireCommon(LearningRate learningRate, Optional<Double> clipNorm) {
        Legal.required("learningRate", learningRate);
        Legal.required("clipNorm", clipNorm).ifPresent(norm -> Legal.positive("clipNorm", norm));
    }

    /**
     * Adam (arXiv:1412.6980) with epsilon 1e-8.
     *
     * @param beta1 decay of the first moment, in [0, 0.9999]
     * @param beta2 decay of the second moment, in [0, 0.99999]
     */
    record Adam(LearningRate learningRate, double beta1, double beta2, Optional<Double> clipNorm) implements Optimiser {
        public Adam {
            requireCommon(learningRate, clipNorm);
            requireMoments(beta1, beta2);
        }
    }

    /**
     * Adam, with every trained value multiplied by {@code 1 - rate * weightDecay} before the update (arXiv:1711.05101).
     *
     * @param weightDecay in [0, 1]
     */
    record AdamW(LearningRate learningRate, double beta1, double beta2, double weightDecay, Optional<Double> clipNorm)
            implements Optimiser {
        public AdamW {
            requireCommon(learningRate, clipNorm);
            requireMoments(beta1, beta2);
            Legal.range("weightDecay", weightDecay, 0, 1);
        }
    }

    /**
     * Gradient descent with a velocity {@code v = momentum * v + gradient}; values move by {@code -rate * v}.
     *
     * @param momentum in [0, 0.9999]
     */
    record Sgd(LearningRate learningRate, double momentum, Optional<Double> clipNorm) implements Optimiser {
        public Sgd {
            requireCommon(learningRate, clipNorm);
            Legal.range("momentum", momentum, 0, 0.9999);
        }
    }
}
