package io.refocus.imaging;

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

    /** Of an EXIF value; upright if it is missing or illegal. */
    static Orientation of(Integer value) {
        return value == null || value < 1 || value > 8 ? UPRIGHT : values()[value - 1];
    }

    boolean swapsSides() {
        return ordinal() >= TRANSPOSED.ordinal();
    }

    /** Index, in the upright picture, of the pixel (x, y) of a stored picture of w * h. */
    int upright(int x, int y, int w, int h) {
        return switch (this) {
            case UPRIGHT -> y * w + x;
            case MIRRORED -> y * w + (w - 1 - x);
            case TURNED_180 -> (h - 1 - y) * w + (w - 1 - x);
            case FLIPPED -> (h - 1 - y) * w + x;
            case TRANSPOSED -> x * h + y;
            case TURNED_90 -> x * h + (h - 1 - y);
            case TRANSVERSED -> (w - 1 - x) * h + (h - 1 - y);
            case TURNED_270 -> (w - 1 - x) * h + y;
        };
    }
}
