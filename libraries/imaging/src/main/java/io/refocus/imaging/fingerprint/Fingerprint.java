package io.refocus.imaging.fingerprint;

import io.refocus.documents.Legal;
import io.refocus.imaging.PixelRows;
import java.util.Optional;

/**
 * What a picture shows, whatever its file: format, compression and metadata do not count.
 *
 * @param pixelsSha256 digest of size and 8-bit sRGB pixels, upright, over white
 * @param look for near copies; empty if the picture is too even
 */
public record Fingerprint(String pixelsSha256, Optional<DifferenceHash> look) {
    public Fingerprint {
        Legal.sha256("pixelsSha256", pixelsSha256);
        Legal.required("look", look);
    }

    /** Reads all rows once. */
    public static Fingerprint of(PixelRows picture) {
        FingerprintReading reading = new FingerprintReading(picture.width(), picture.height());
        float[] row = new float[3 * picture.width()];
        for (int y = 0; y < picture.height(); y++) {
            picture.row(y, row);
            reading.add(row);
        }
        return reading.end();
    }
}
