package io.refocus.learning.objective;

import io.refocus.documents.Legal;

/**
 * What the generator minimises: {@code contentWeight * content + adversarialWeight * adversarial}, the adversarial term
 * being the binary cross-entropy of the discriminator's logits on restored pictures against "real".
 *
 * @param content distance to the sharp picture
 * @param contentWeight 0 to 1e6
 * @param adversarialWeight 0 to 1e6; 0 trains the generator alone
 */
public record Objective(ContentLoss content, double contentWeight, double adversarialWeight) {
    private static final double HIGHEST_WEIGHT = 1e6;

    public Objective {
        Legal.required("content", content);
        Legal.range("contentWeight", contentWeight, 0, HIGHEST_WEIGHT);
        Legal.range("adversarialWeight", adversarialWeight, 0, HIGHEST_WEIGHT);
    }
}
