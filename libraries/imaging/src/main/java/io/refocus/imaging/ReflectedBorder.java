package io.refocus.imaging;

/** The reflected border: outside its edges the picture continues as its mirror image; the edge pixel is not repeated. */
public final class ReflectedBorder {
    private ReflectedBorder() {}

    /**
     * The coordinate after mirroring the line of {@code length} pixels at both ends as often as needed.
     *
     * @param position any integer; {@code -1} gives 1, {@code length} gives {@code length - 2}
     * @return in {@code 0 .. length - 1}; always 0 for a single pixel
     */
    public static int index(int position, int length) {
        if (position >= 0 && position < length) {
            return position;
        }
        if (length == 1) {
            return 0;
        }
        int period = 2 * (length - 1);
        int phase = Math.floorMod(position, period);
        return phase < length ? phase : period - phase;
    }
}
