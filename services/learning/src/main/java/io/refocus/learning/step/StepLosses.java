package io.refocus.learning.step;

/**
 * The losses of one step, each as a mean, before the update it led to. NaN or infinity is passed on as it is.
 *
 * @param content distance between restored and sharp, unweighted
 * @param adversarial cross-entropy of the judged restored pictures against "real", unweighted; 0 without a discriminator
 * @param generator the weighted sum that the generator minimises
 * @param discriminator {@code discriminatorReal + discriminatorFake}; 0 without a discriminator
 * @param discriminatorReal cross-entropy of the sharp pictures' scores against "real"
 * @param discriminatorFake cross-entropy of the restored pictures' scores against "restored"
 */
public record StepLosses(
        double content,
        double adversarial,
        double generator,
        double discriminator,
        double discriminatorReal,
        double discriminatorFake) {}
