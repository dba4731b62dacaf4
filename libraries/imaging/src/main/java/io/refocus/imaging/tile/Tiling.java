package io.refocus.imaging.tile;

import io.refocus.imaging.Picture;
import io.refocus.imaging.ReflectedBorder;
import io.refocus.imaging.TileablePixels;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * Restores a picture of any size tile by tile: it needs memory for one tile and two rows of tiles, and nothing that grows with the
 * picture's height.
 *
 * <p>Where tiles overlap, their outer margins are discarded and the middle is blended linearly, so that no seam is
 * visible; where both are equal the result is exactly that value. Right and lower edge are reflected up to the next
 * multiple and cut off again.
 */
public final class Tiling {
    private final TileablePixels pixels;
    private final Axis across;
    private final Axis down;
    private final UnaryOperator<Picture> restoreTile;

    private Tiling(TileablePixels pixels, TilePlan plan, UnaryOperator<Picture> restoreTile) {
        this.pixels = pixels;
        this.across = Axis.cut(pixels.width(), plan);
        this.down = Axis.cut(pixels.height(), plan);
        this.restoreTile = restoreTile;
    }

    /**
     * Applies {@code restoreTile} to the whole picture.
     *
     * @param picture any size from 1x1
     * @param restoreTile gets tiles whose sides are multiples of the plan's, gives back the same size
     * @return a new picture of the same size
     * @throws IllegalArgumentException if {@code restoreTile} gives back another size
     */
    public static Picture apply(Picture picture, TilePlan plan, UnaryOperator<Picture> restoreTile) {
        Picture whole = new Picture(picture.width(), picture.height(), new float[picture.planes().length]);
        new Tiling(new Copied(picture, whole), plan, restoreTile).run();
        return whole;
    }

    /**
     * Applies {@code restoreTile} to all pixels and writes the result over them.
     *
     * @param plan with tiles at least twice as long as its multiple, so that no row is read after it was written
     * @throws IllegalArgumentException if {@code restoreTile} gives back another size, or the tiles are too short
     */
    public static void inPlace(TileablePixels pixels, TilePlan plan, UnaryOperator<Picture> restoreTile) {
        if (plan.tilePixels() < 2 * plan.multiple()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "tiles are %d long; expected at least 2 x %d, twice the multiple",
                    plan.tilePixels(),
                    plan.multiple()));
        }
        new Tiling(pixels, plan, restoreTile).run();
    }

    /** Heap that tiling needs beside the pixels, in bytes. @param width of the picture */
    public static long workingBytes(int width, TilePlan plan) {
        long padded = (width + plan.multiple() - 1L) / plan.multiple() * plan.multiple();
        long tile = Math.min(padded, plan.tilePixels());
        return (long) Float.BYTES * Picture.CHANNELS * plan.tilePixels() * (2L * width + 3 * tile);
    }

    private void run() {
        int width = pixels.width();
        float[] row = new float[Picture.CHANNELS * width];
        float[] before = new float[0]; // rows of earlier bands that this one overlaps
        int beforeRows = 0;
        for (int i = 0; i < down.tiles(); i++) {
            int start = down.starts()[i];
            int height = down.inside(i);
            float[] band = band(i, height);
            mixRows(band, height, before, beforeRows, i);
            int done = i + 1 < down.tiles() ? down.starts()[i + 1] - start : height;
            for (int y = 0; y < done; y++) {
                copyRow(band, height, y, row, 1, 0);
                pixels.write(start + y, row);
            }
            beforeRows = height - done;
            before = new float[Picture.CHANNELS * beforeRows * width];
            for (int y = 0; y < beforeRows; y++) {
                copyRow(band, height, done + y, before, beforeRows, y);
            }
        }
    }

    private void mixRows(float[] band, int height, float[] before, int beforeRows, int i) {
        int width = pixels.width();
        for (int y = 0; y < beforeRows; y++) {
            float share = down.share(i, down.starts()[i] + y);
            for (int c = 0; c < Picture.CHANNELS; c++) {
                int source = (c * beforeRows + y) * width;
                int target = (c * height + y) * width;
                for (int x = 0; x < width; x++) {
                    band[target + x] = mix(before[source + x], band[target + x], share);
                }
            }
        }
    }

    private void copyRow(float[] from, int fromHeight, int y, float[] to, int toHeight, int toY) {
        int width = pixels.width();
        for (int c = 0; c < Picture.CHANNELS; c++) {
            System.arraycopy(from, (c * fromHeight + y) * width, to, (c * toHeight + toY) * width, width);
        }
    }

    /** One row of tiles, blended: as wide as the picture, as high as the part of the tiles inside it. */
    private float[] band(int row, int height) {
        float[] planes = new float[Picture.CHANNELS * height * pixels.width()];
        for (int column = 0; column < across.tiles(); column++) {
            Picture restored = restored(row, column);
            blend(restored, column, planes, height);
        }
        return planes;
    }

    private void blend(Picture restored, int column, float[] planes, int height) {
        int start = across.starts()[column];
        float[] shares = new float[across.inside(column)];
        for (int x = 0; x < shares.length; x++) {
            shares[x] = across.share(column, start + x);
        }
        for (int c = 0; c < Picture.CHANNELS; c++) {
            for (int y = 0; y < height; y++) {
                int source = (c * restored.height() + y) * restored.width();
                int target = (c * height + y) * pixels.width() + start;
                for (int x = 0; x < shares.length; x++) {
                    planes[target + x] = mix(planes[target + x], restored.planes()[source + x], shares[x]);
                }
            }
        }
    }

    private Picture restored(int row, int column) {
        Picture restored = restoreTile.apply(tile(down.starts()[row], across.starts()[column]));
        if (restored.width() != across.tile() || restored.height() != down.tile()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "restoreTile returned %s for a %dx%d tile; expected the same size",
                    restored,
                    across.tile(),
                    down.tile()));
        }
        return restored;
    }

    private Picture tile(int top, int left) {
        float[] planes = new float[Picture.CHANNELS * across.tile() * down.tile()];
        pixels.read(reflected(left, across), reflected(top, down), planes);
        return new Picture(across.tile(), down.tile(), planes);
    }

    private static int[] reflected(int start, Axis axis) {
        int[] positions = new int[axis.tile()];
        Arrays.setAll(positions, i -> ReflectedBorder.index(start + i, axis.length()));
        return positions;
    }

    /** Exactly {@code before} at 0, exactly {@code tile} at 1, and exactly both where they agree. */
    private static float mix(float before, float tile, float share) {
        return share >= 1 ? tile : before + share * (tile - before);
    }

    /** Reads one picture and writes into another. */
    private record Copied(Picture from, Picture to) implements TileablePixels {
        @Override
        public int width() {
            return from.width();
        }

        @Override
        public int height() {
            return from.height();
        }

        @Override
        public void row(int y, float[] planes) {
            from.row(y, planes);
        }

        @Override
        public void read(int[] columns, int[] rows, float[] planes) {
            from.read(columns, rows, planes);
        }

        @Override
        public void write(int y, float[] rgb) {
            int width = to.width();
            for (int c = 0; c < Picture.CHANNELS; c++) {
                System.arraycopy(rgb, c * width, to.planes(), (c * to.height() + y) * width, width);
            }
        }
    }
}
