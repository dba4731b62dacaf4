package io.refocus.imaging.augment;

import io.refocus.imaging.Picture;

/** One decision of an {@link Augmentation}: the same patch, the same flip, the same turn and the same colours for whatever it is applied to. */
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
            throw new IllegalArgumentException(
                    "patch of %d pixels at (%d, %d) does not lie inside %s; was it drawn for another?"
                            .formatted(patch, left, top, picture));
        }
        for (int c = 0; c < Picture.CHANNELS; c++) {
            for (int y = 0; y < patch; y++) {
                int to = offset + (c * patch + y) * patch;
                for (int x = 0; x < patch; x++) {
                    batch[to + x] = source(picture, c, flipped ? patch - 1 - x : x, y);
                }
            }
        }
        colours.apply(batch, offset, patch * patch);
    }

    /** The value that lands at (x, y) of the turned patch: turns are counter-clockwise. */
    private float source(Picture picture, int c, int x, int y) {
        int last = patch - 1;
        return switch (turns) {
            case 0 -> picture.at(c, left + x, top + y);
            case 1 -> picture.at(c, left + last - y, top + x);
            case 2 -> picture.at(c, left + last - x, top + last - y);
            default -> picture.at(c, left + y, top + last - x);
        };
    }
}
