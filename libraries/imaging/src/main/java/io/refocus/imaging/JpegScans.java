package io.refocus.imaging;

import java.util.Arrays;
import java.util.Locale;

/** Which coefficients the scans of a JPEG have told to the last bit. */
final class JpegScans {
    private static final int MOST_SCANS = 500; // more occur only in files made to keep a decoder busy
    private static final int COEFFICIENTS = 64;

    private final boolean[][] told = new boolean[256][COEFFICIENTS]; // by the component's identifier
    private int count;

    /** @param body of a scan's header: components, range of coefficients, bits */
    void take(byte[] body) {
        if (++count > MOST_SCANS) {
            throw FormatErrors.unsupported(
                    PictureFormat.JPEG, String.format(Locale.ROOT, "it has more than %d scans", MOST_SCANS));
        }
        int components = body.length == 0 ? 0 : body[0] & 255;
        if (body.length < 4 + 2 * components) {
            return; // the decoder says what is wrong with it
        }
        int first = body[1 + 2 * components] & 255;
        int last = Math.min(COEFFICIENTS - 1, body[2 + 2 * components] & 255);
        boolean toTheLastBit = (body[3 + 2 * components] & 15) == 0;
        for (int i = 0; toTheLastBit && first <= last && i < components; i++) {
            Arrays.fill(told[body[1 + 2 * i] & 255], first, last + 1, true);
        }
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** Whether no later scan is needed for the components with these identifiers. */
    boolean complete(String components) {
        return components.chars().allMatch(id -> {
            for (boolean coefficient : told[id]) {
                if (!coefficient) {
                    return false;
                }
            }
            return true;
        });
    }
}
