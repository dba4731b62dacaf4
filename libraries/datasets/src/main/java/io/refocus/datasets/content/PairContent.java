package io.refocus.datasets.content;

import io.refocus.imaging.Picture;
import io.refocus.imaging.PixelRows;
import io.refocus.imaging.fingerprint.Fingerprint;
import io.refocus.imaging.fingerprint.FingerprintReading;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the two pictures of a pair show, and what they say of each other.
 *
 * @param equal whether both have the same pixels at 8 bits
 * @param blurredDetail see {@link Detail}; 0 where it is not measured
 * @param sharpDetail see {@link Detail}; 0 where it is not measured
 * @param blurred empty if an earlier build looked
 * @param sharp empty if an earlier build looked
 */
public record PairContent(
        boolean equal,
        double blurredDetail,
        double sharpDetail,
        Optional<Fingerprint> blurred,
        Optional<Fingerprint> sharp) {
    private static final float HALF_A_LEVEL = 0.5f / 255;

    /** Of a pair as somebody took it; each row is read once. @param blurred of the size of {@code sharp} */
    public static PairContent of(PixelRows blurred, PixelRows sharp) {
        return read(blurred, sharp, true);
    }

    /** Of a photograph and what a recipe made of it, whose sides cannot be swapped. */
    public static PairContent made(PixelRows blurred, PixelRows sharp) {
        return read(blurred, sharp, false);
    }

    private static PairContent read(PixelRows blurred, PixelRows sharp, boolean measured) {
        Side one = new Side(blurred);
        Side other = new Side(sharp);
        boolean equal = true;
        for (int y = 0; y < sharp.height(); y++) {
            one.read(y, measured);
            other.read(y, measured);
            equal = equal && equal(one.row, other.row);
        }
        return new PairContent(
                equal,
                one.detail.mean(),
                other.detail.mean(),
                Optional.of(one.fingerprint.end()),
                Optional.of(other.fingerprint.end()));
    }

    /** How much more detail the blurred picture has than the sharp one; empty if one of them is even, or neither was measured. */
    OptionalDouble excess() {
        boolean measured = blurredDetail > 0 && sharpDetail > 0;
        return measured ? OptionalDouble.of(blurredDetail / sharpDetail) : OptionalDouble.empty();
    }

    private static boolean equal(float[] one, float[] other) {
        for (int i = 0; i < one.length; i++) {
            if (Math.abs(one[i] - other[i]) >= HALF_A_LEVEL) {
                return false;
            }
        }
        return true;
    }

    /** One picture, as it is read. */
    private static final class Side {
        private final PixelRows picture;
        private final float[] row;
        private final Detail detail;
        private final FingerprintReading fingerprint;

        Side(PixelRows picture) {
            this.picture = picture;
            this.row = new float[Picture.CHANNELS * picture.width()];
            this.detail = new Detail(picture.width());
            this.fingerprint = new FingerprintReading(picture.width(), picture.height());
        }

        void read(int y, boolean measured) {
            picture.row(y, row);
            fingerprint.add(row);
            if (measured) {
                detail.add(y, row);
            }
        }
    }
}
