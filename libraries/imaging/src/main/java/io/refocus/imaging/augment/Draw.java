package io.refocus.imaging.augment;

import io.refocus.imaging.Picture;
import java.util.Locale;

/** One draw of an {@link Augmentation}: the same patch, flip, turn and colours for every picture it is applied to. */
public final class Draw {
    private final int patch;
    private final int left;
    private final int top;
    private final boolean flipped;
    private final int turns;
    private final ColourShift colours;

    Draw(int patch, int left, int top, boolean flipped, int turns, ColourShift colours) {
        this.patch = patch;
        this.left = left;
        this.top = top;
        this.flipped = flipped;
        this.turns = turns;
        this.colours = colours;
    }

    /** The augmented patch as a new picture. */
    public Picture apply(Picture picture) {
        float[] planes = new float[Picture.CHANNELS * patch * patch];
        write(picture, planes, 0);
        return new Picture(patch, patch, planes);
    }

    /**
     * Writes the augmented patch {@code [3, patch, patch]} into a batch.
     *
     * @param offset where the patch begins
     * @throws IllegalArgumentException if the picture is smaller than the one that was drawn for
     */
    public void write(Picture picture, float[] batch, int offset) {
        if (left + patch > picture.width() || top + patch > picture.height()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "patch of %d pixels at (%d, %d) does not lie inside %s; was it drawn for another?",
                    patch,
                    left,
                    top,
                    picture));
        }
        copy(picture, batch, offset);
        colours.apply(batch, offset, patch * patch);
    }

    /** A turn is counter-clockwise; the flip mirrors what was turned. */
    private void copy(Picture picture, float[] batch, int offset) {
        int width = picture.width();
        int last = patch - 1;
        int corner = // of the source: the pixel that becomes the upper left one
                switch (turns) {
                    case 0 -> 0;
                    case 1 -> last;
                    case 2 -> last * width + last;
                    default -> last * width;
                };
        int right = new int[] {1, width, -1, -width}[turns]; // from a pixel to the one that becomes its right neighbour
        int below = new int[] {width, -1, -width, 1}[turns];
        int first = flipped ? corner + last * right : corner;
        int next = flipped ? -right : right;
        for (int c = 0; c < Picture.CHANNELS; c++) {
            int from = (c * picture.height() + top) * width + left + first;
            for (int y = 0; y < patch; y++) {
                int to = offset + (c * patch + y) * patch;
                for (int x = 0; x < patch; x++) {
                    batch[to + x] = picture.planes()[from + y * below + x * next];
                }
            }
        }
    }
}
