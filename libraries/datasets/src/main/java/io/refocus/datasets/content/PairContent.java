package io.refocus.datasets.content;

import io.refocus.imaging.Picture;
import java.util.OptionalDouble;

/**
 * What the two pictures of a pair say of each other.
 *
 * @param equal whether both have the same pixels at 8 bits
 * @param blurredDetail see {@link Detail}; 0 where it is not measured
 * @param sharpDetail see {@link Detail}; 0 where it is not measured
 */
public record PairContent(boolean equal, double blurredDetail, double sharpDetail) {
    private static final float HALF_A_LEVEL = 0.5f / 255;

    /** Of a pair as somebody took it. @param blurred of the size of {@code sharp} */
    public static PairContent of(Picture blurred, Picture sharp) {
        return new PairContent(equal(blurred, sharp), Detail.of(blurred), Detail.of(sharp));
    }

    /** Of a photograph and what a recipe made of it, whose sides cannot be swapped. */
    public static PairContent made(Picture blurred, Picture sharp) {
        return new PairContent(equal(blurred, sharp), 0, 0);
    }

    /** How much more detail the blurred picture has than the sharp one; empty if one of them is even, or neither was measured. */
    OptionalDouble excess() {
        boolean measured = blurredDetail > 0 && sharpDetail > 0;
        return measured ? OptionalDouble.of(blurredDetail / sharpDetail) : OptionalDouble.empty();
    }

    private static boolean equal(Picture blurred, Picture sharp) {
        float[] one = blurred.planes();
        float[] other = sharp.planes();
        for (int i = 0; i < one.length; i++) {
            if (Math.abs(one[i] - other[i]) >= HALF_A_LEVEL) {
                return false;
            }
        }
        return true;
    }
}
