package io.refocus.imaging.blur;

import io.refocus.documents.Legal;

/**
 * One kind of blur in a recipe.
 *
 * @param share of the pictures that are blurred this way, (0, 1]
 */
public record BlurPart(double share, KernelRecipe kernel) {
    public BlurPart {
        Legal.range("share", Legal.positive("share", share), 0, 1);
        Legal.required("kernel", kernel);
    }
}
