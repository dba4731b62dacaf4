package io.refocus.imaging;

import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;

/** Rotation and flip that make a stored picture upright: EXIF values 1 to 8. */
enum Orientation {
    UPRIGHT,
    MIRRORED,
    TURNED_180,
    FLIPPED,
    TRANSPOSED,
    TURNED_90,
    TRANSVERSED,
    TURNED_270;

    /** From an EXIF block (a TIFF header first); upright if the value is missing or illegal. */
    static Orientation ofExif(byte[] exif) {
        Metadata metadata = new Metadata();
        new ExifReader().extract(new ByteArrayReader(exif), metadata);
        ExifIFD0Directory first = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
        Integer value = first == null ? null : first.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
        return value == null || value < 1 || value > 8 ? UPRIGHT : values()[value - 1];
    }

    boolean swapsSides() {
        return ordinal() >= TRANSPOSED.ordinal();
    }

    /** The upright picture; the same object if it is upright already. */
    Picture apply(Picture stored) {
        if (this == UPRIGHT) {
            return stored;
        }
        int width = swapsSides() ? stored.height() : stored.width();
        int height = swapsSides() ? stored.width() : stored.height();
        float[] planes = new float[stored.planes().length];
        int to = 0;
        for (int c = 0; c < Picture.CHANNELS; c++) {
            int from = c * stored.area();
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    planes[to++] = stored.planes()[from + source(x, y, stored.width(), stored.height())];
                }
            }
        }
        return new Picture(width, height, planes);
    }

    /** Index of the upright pixel (x, y) in a stored plane of w * h. */
    private int source(int x, int y, int w, int h) {
        return switch (this) {
            case UPRIGHT -> y * w + x;
            case MIRRORED -> y * w + (w - 1 - x);
            case TURNED_180 -> (h - 1 - y) * w + (w - 1 - x);
            case FLIPPED -> (h - 1 - y) * w + x;
            case TRANSPOSED -> x * w + y;
            case TURNED_90 -> (h - 1 - x) * w + y;
            case TRANSVERSED -> (h - 1 - x) * w + (w - 1 - y);
            case TURNED_270 -> x * w + (w - 1 - y);
        };
    }
}
