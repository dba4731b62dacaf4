package io.refocus.learning.step;

import java.nio.FloatBuffer;

/**
 * What a discriminator's scores should say, with the binary cross-entropy against that: the mean over the scores x of
 * {@code log(1 + exp(-x))} for real and of {@code log(1 + exp(x))} for restored pictures. Maps of scores are small, so this is
 * plain Java.
 */
enum Label {
    REAL(-1),
    RESTORED(1);

    private final int sign;

    Label(int sign) {
        this.sign = sign;
    }

    /** The loss of the scores (logits) between position and limit. */
    double loss(FloatBuffer scores) {
        double sum = 0;
        for (int i = scores.position(); i < scores.limit(); i++) {
            double x = sign * (double) scores.get(i);
            sum += Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
        }
        return sum / scores.remaining();
    }

    /** Writes {@code weight * d loss / d score} for each score between position and limit at the same place of the gradient. */
    void gradient(FloatBuffer scores, double weight, FloatBuffer gradient) {
        double share = sign * weight / scores.remaining();
        for (int i = scores.position(); i < scores.limit(); i++)
            gradient.put(i, (float) (share / (1 + Math.exp(-sign * (double) scores.get(i)))));
    }
}
