package io.refocus.imaging.augment;

import io.refocus.documents.Legal;
import io.refocus.imaging.random.SeededRandom;
import java.util.Locale;

/**
 * Random changes of a training pair. {@link #draw} draws once; the {@link Draw} is applied to both pictures of the
 * pair.
 *
 * @param patchPixels side of the square crop
 * @param flips whether half the draws are mirrored left to right
 * @param quarterTurns whether draws are turned by 0, 90, 180 or 270 degrees, all equally likely
 * @param colourJitter brightness, contrast and saturation are each scaled by a factor from {@code 1 - colourJitter} to
 *     {@code 1 + colourJitter}; [0, 0.9], 0 leaves colours unchanged
 */
public record Augmentation(int patchPixels, boolean flips, boolean quarterTurns, double colourJitter) {
    public Augmentation {
        Legal.range("patchPixels", patchPixels, 1, 1 << 14);
        Legal.range("colourJitter", colourJitter, 0, 0.9);
    }

    /**
     * One draw for pictures of the given size. Always takes the same number of values from {@code random}.
     *
     * @throws IllegalArgumentException if a side is shorter than {@link #patchPixels}
     */
    public Draw draw(SeededRandom random, int width, int height) {
        if (Math.min(width, height) < patchPixels) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "a %dx%d picture has no patch of %d pixels; expected sides of at least %d",
                    width,
                    height,
                    patchPixels,
                    patchPixels));
        }
        int x = random.nextInt(width - patchPixels + 1);
        int y = random.nextInt(height - patchPixels + 1);
        boolean flipped = random.nextBoolean() && flips;
        int turns = random.nextInt(4) * (quarterTurns ? 1 : 0);
        return new Draw(patchPixels, x, y, flipped, turns, ColourShift.draw(random, colourJitter));
    }
}
