package io.refocus.learning.objective;

/**
 * Adversarial losses of a discriminator's scores D of sharp pictures y and restored pictures x. E is a mean over
 * scores.
 */
public enum AdversarialRule {
    /** Cross-entropy: {@code E log(1 + exp(-D(y))) + E log(1 + exp(D(x)))}; generator {@code E log(1 + exp(-D(x)))}. */
    BCE(ScoreLoss.crossEntropy(-1), ScoreLoss.crossEntropy(1), ScoreLoss.crossEntropy(-1)),

    /** {@code [E(D(y) - 1)^2 + E D(x)^2] / 2}; generator {@code E(D(x) - 1)^2} (arXiv:1611.04076). */
    LEAST_SQUARES(ScoreLoss.square(1, 0.5), ScoreLoss.square(0, 0.5), ScoreLoss.square(1, 1)),

    /** {@code E max(0, 1 - D(y)) + E max(0, 1 + D(x))}; generator {@code -E D(x)} (arXiv:1802.05957). */
    HINGE(ScoreLoss.hinge(-1), ScoreLoss.hinge(1), ScoreLoss.negated()),

    /**
     * With a and b the mean scores of the last 50 sharp and restored pictures:
     * {@code [E(D(y) - b - 1)^2 + E(D(x) - a + 1)^2] / 2}; generator
     * {@code [E(D(y) - b + 1)^2 + E(D(x) - a - 1)^2] / 2} (DeblurGAN-v2, arXiv:1908.03826).
     */
    RELATIVISTIC_AVERAGE_LEAST_SQUARES(ScoreLoss.square(1, 0.5), ScoreLoss.square(-1, 0.5), ScoreLoss.square(1, 0.5));

    private final ScoreLoss sharp;
    private final ScoreLoss restored;
    private final ScoreLoss generator;

    AdversarialRule(ScoreLoss sharp, ScoreLoss restored, ScoreLoss generator) {
        this.sharp = sharp;
        this.restored = restored;
        this.generator = generator;
    }

    /** The discriminator's loss of its scores of sharp pictures. */
    public ScoreLoss sharp() {
        return sharp;
    }

    /** The discriminator's loss of its scores of restored pictures. */
    public ScoreLoss restored() {
        return restored;
    }

    /** The generator's loss of the scores of restored pictures. */
    public ScoreLoss generator() {
        return generator;
    }

    /**
     * Whether scores are relative to the mean of the other kind; then the generator's loss includes the sharp
     * pictures' scores.
     */
    public boolean relativistic() {
        return this == RELATIVISTIC_AVERAGE_LEAST_SQUARES;
    }
}
