package io.refocus.imaging.tile;

import io.refocus.imaging.Picture;
import io.refocus.imaging.ReflectedBorder;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * Restores a picture of any size tile by tile: it needs memory for one tile, one row of tiles and the two pictures.
 *
 * <p>Where tiles overlap, their outer margins are discarded and the middle is blended linearly, so that no seam is
 * visible; where both are equal the result is exactly that value. Right and lower edge are reflected up to the next
 * multiple and cut off again.
 */
public final class Tiling {
    private final Picture picture;
    private final Axis across;
    private final Axis down;
    private final UnaryOperator<Picture> restoreTile;

    private Tiling(Picture picture, TilePlan plan, UnaryOperator<Picture> restoreTile) {
        this.picture = picture;
        this.across = Axis.cut(picture.width(), plan);
        this.down = Axis.cut(picture.height(), plan);
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
        return new Tiling(picture, plan, restoreTile).run();
    }

    private Picture run() {
        Picture whole = new Picture(picture.width(), picture.height(), new float[picture.planes().length]);
        for (int row = 0; row < down.tiles(); row++) {
            Picture band = band(row);
            for (int y = 0; y < band.height(); y++) {
                int to = down.starts()[row] + y;
                float share = down.share(row, to);
                for (int c = 0; c < Picture.CHANNELS; c++) {
                    lay(band, c, y, whole, to, share);
                }
            }
        }
        return whole;
    }

    private static void lay(Picture band, int c, int y, Picture whole, int to, float share) {
        int width = whole.width();
        int source = (c * band.height() + y) * width;
        int target = (c * whole.height() + to) * width;
        for (int x = 0; x < width; x++) {
            whole.planes()[target + x] = mix(whole.planes()[target + x], band.planes()[source + x], share);
        }
    }

    /** One row of tiles, blended: as wide as the picture, as high as the part of the tiles inside it. */
    private Picture band(int row) {
        int height = down.inside(row);
        float[] planes = new float[Picture.CHANNELS * height * picture.width()];
        for (int column = 0; column < across.tiles(); column++) {
            Picture restored = restored(row, column);
            blend(restored, column, planes, height);
        }
        return new Picture(picture.width(), height, planes);
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
                int target = (c * height + y) * picture.width() + start;
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
        int to = 0;
        for (int c = 0; c < Picture.CHANNELS; c++) {
            for (int y = 0; y < down.tile(); y++) {
                int from = (c * picture.height() + ReflectedBorder.index(top + y, picture.height())) * picture.width();
                for (int x = 0; x < across.tile(); x++) {
                    planes[to++] = picture.planes()[from + ReflectedBorder.index(left + x, picture.width())];
                }
            }
        }
        return new Picture(across.tile(), down.tile(), planes);
    }

    /** Exactly {@code before} at 0, exactly {@code tile} at 1, and exactly both where they agree. */
    private static float mix(float before, float tile, float share) {
        return share >= 1 ? tile : before + share * (tile - before);
    }
}
