package io.refocus.imaging;

import io.refocus.documents.Legal;
import java.util.Locale;
import java.util.Objects;

/**
 * The pixels of a picture in all parts of Refocus: float32 RGB, planar, sRGB-encoded, nominally in {@code [0, 1]}.
 *
 * <p>The planes are shared, never copied: passing a picture costs nothing, and writing into {@link #planes()} changes
 * the picture.
 */
public final class Picture implements PixelRows {
    public static final int CHANNELS = 3;

    private static final float[] EIGHT_BIT = new float[256];

    static {
        for (int n = 0; n < 256; n++) {
            EIGHT_BIT[n] = n / 255f;
        }
    }

    private final int width;
    private final int height;
    private final float[] planes;

    /**
     * @param planes {@code [3, H, W]}: the value of channel c at (x, y) lies at {@code (c * H + y) * W + x}
     * @throws IllegalArgumentException if a side is below 1 or the array's length is not {@code 3 * H * W}
     */
    public Picture(int width, int height, float[] planes) {
        this.width = Legal.range("width", width, 1, Integer.MAX_VALUE);
        this.height = Legal.range("height", height, 1, Integer.MAX_VALUE);
        this.planes = Objects.requireNonNull(planes, "planes is null");
        if (planes.length != (long) CHANNELS * width * height) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "planes has %d values; expected 3 * %d * %d = %d (RGB, planar)",
                    planes.length,
                    height,
                    width,
                    (long) CHANNELS * width * height));
        }
    }

    /** The float for the 8-bit value n: {@code n / 255}, n from 0 to 255. */
    public static float eightBit(int n) {
        return EIGHT_BIT[n];
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public void row(int y, float[] row) {
        for (int c = 0; c < CHANNELS; c++) {
            System.arraycopy(planes, (c * height + y) * width, row, c * width, width);
        }
    }

    @Override
    public void read(int[] columns, int[] rows, float[] to) {
        int at = 0;
        for (int c = 0; c < CHANNELS; c++) {
            for (int y : rows) {
                int row = (c * height + y) * width;
                for (int x : columns) {
                    to[at++] = planes[row + x];
                }
            }
        }
    }

    /** Number of pixels, {@code W * H}: the length of one plane. */
    public int area() {
        return width * height;
    }

    /** The live values, {@code [3, H, W]}. */
    public float[] planes() {
        return planes;
    }

    public float at(int channel, int x, int y) {
        return planes[(channel * height + y) * width + x];
    }

    /**
     * A copy of the rectangle whose upper left corner is (x, y).
     *
     * @throws IllegalArgumentException if the rectangle is empty or leaves the picture
     */
    @Override
    public Picture crop(int x, int y, int cropWidth, int cropHeight) {
        if (x < 0 || y < 0 || cropWidth < 1 || cropHeight < 1 || x > width - cropWidth || y > height - cropHeight) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "crop %dx%d at (%d, %d) does not lie inside the %dx%d picture",
                    cropWidth,
                    cropHeight,
                    x,
                    y,
                    width,
                    height));
        }
        float[] cropped = new float[CHANNELS * cropWidth * cropHeight];
        for (int c = 0; c < CHANNELS; c++) {
            for (int row = 0; row < cropHeight; row++) {
                System.arraycopy(
                        planes,
                        (c * height + y + row) * width + x,
                        cropped,
                        (c * cropHeight + row) * cropWidth,
                        cropWidth);
            }
        }
        return new Picture(cropWidth, cropHeight, cropped);
    }

    /** A copy with every value in {@code [0, 1]}; NaN stays NaN. */
    public Picture clipped() {
        float[] clipped = new float[planes.length];
        for (int i = 0; i < clipped.length; i++) {
            clipped[i] = Math.min(1f, Math.max(0f, planes[i]));
        }
        return new Picture(width, height, clipped);
    }

    /** What an 8-bit file would hold: a copy clipped to {@code [0, 1]} and rounded to the nearest n / 255 (halves up); NaN becomes 0. */
    @Override
    public Picture rounded8() {
        float[] rounded = new float[planes.length];
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = EIGHT_BIT[toEightBit(planes[i])];
        }
        return new Picture(width, height, rounded);
    }

    /** {@code value * 255} clipped to 0..255 and rounded, halves up; NaN gives 0. */
    public static int toEightBit(float value) {
        return (int) (Math.min(1f, Math.max(0f, value)) * 255f + 0.5f);
    }

    @Override
    public String toString() {
        return "Picture " + width + "x" + height;
    }
}
