package io.refocus.imaging.blur;

import io.refocus.documents.IllegalValueException;
import io.refocus.documents.Legal;
import java.util.List;

/**
 * How sharp pictures are blurred.
 *
 * @param parts kernel families; their shares add up to 1
 * @param gamma the picture is blurred as {@code value^gamma}: 2.2 is linear light, 1 leaves the encoded values as they are; [1, 4]
 * @param noiseSd standard deviation of the Gaussian noise added to the encoded values after blurring, [0, 0.5]
 */
public record BlurRecipe(List<BlurPart> parts, double gamma, double noiseSd) {
    public BlurRecipe {
        parts = Legal.nonEmpty("parts", parts);
        double sum = parts.stream().mapToDouble(BlurPart::share).sum();
        if (Math.abs(sum - 1) > 1e-6) {
            throw new IllegalValueException("parts", "shares that add up to " + sum, "shares that add up to 1");
        }
        Legal.range("gamma", gamma, 1, 4);
        Legal.range("noiseSd", noiseSd, 0, 0.5);
    }
}
