package io.refocus.learning.objective;

import java.nio.FloatBuffer;
import java.util.function.DoubleUnaryOperator;

/** A loss of a discriminator's scores: the mean of a function of each. Maps of scores are small, so this is plain Java. */
public final class ScoreLoss {
    private final DoubleUnaryOperator value;
    private final DoubleUnaryOperator slope;

    private ScoreLoss(DoubleUnaryOperator value, DoubleUnaryOperator slope) {
        this.value = value;
        this.slope = slope;
    }

    /** {@code log(1 + exp(sign * x))}: cross-entropy of a logit against real (-1) or restored (1). */
    static ScoreLoss crossEntropy(int sign) {
        return new ScoreLoss(
                x -> Math.max(sign * x, 0) + Math.log1p(Math.exp(-Math.abs(x))), x -> sign / (1 + Math.exp(-sign * x)));
    }

    /** {@code factor * (x - target)^2}. */
    static ScoreLoss square(double target, double factor) {
        return new ScoreLoss(x -> factor * (x - target) * (x - target), x -> 2 * factor * (x - target));
    }

    /** {@code max(0, 1 + sign * x)}. */
    static ScoreLoss hinge(int sign) {
        return new ScoreLoss(x -> Math.max(0, 1 + sign * x), x -> 1 + sign * x > 0 ? sign : 0);
    }

    /** {@code -x}. */
    static ScoreLoss negated() {
        return new ScoreLoss(x -> -x, x -> -1);
    }

    /** The mean over the scores between position and limit, {@code shift} taken from each. */
    public double mean(FloatBuffer scores, double shift) {
        double sum = 0;
        for (int i = scores.position(); i < scores.limit(); i++) {
            sum += value.applyAsDouble(scores.get(i) - shift);
        }
        return sum / scores.remaining();
    }

    /** Writes {@code weight * d mean / d score} for each score between position and limit at the same place of the gradient. */
    public void gradient(FloatBuffer scores, double shift, double weight, FloatBuffer gradient) {
        double share = weight / scores.remaining();
        for (int i = scores.position(); i < scores.limit(); i++) {
            gradient.put(i, (float) (share * slope.applyAsDouble(scores.get(i) - shift)));
        }
    }
}
