package io.refocus.imaging;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** How files carry a colour profile: JPEG in numbered APP2 segments, PNG compressed in an iCCP chunk. */
final class ProfileChunks {
    /** What opens a JPEG's segment, followed by its number, from 1, and the count of segments. */
    static final String JPEG_NAME = "ICC_PROFILE\0";

    private static final int LARGEST_PROFILE = 4 << 20; // those of printers have 2 MB

    private final Map<Integer, byte[]> parts = new TreeMap<>();
    private int count;

    /** Takes the body of an APP2 segment that opens with {@link #JPEG_NAME}. */
    void take(byte[] segment) {
        int from = JPEG_NAME.length() + 2;
        if (segment.length >= from) {
            parts.put(segment[from - 2] & 255, Arrays.copyOfRange(segment, from, segment.length));
            count = segment[from - 1] & 255;
        }
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    /** @throws IllegalArgumentException if parts are missing */
    byte[] joined() {
        if (parts.size() != count || !parts.containsKey(count)) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "it has %d of %d parts", parts.size(), count));
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        parts.values().forEach(whole::writeBytes);
        return whole.toByteArray();
    }

    /** The profile in an iCCP chunk. @throws IllegalArgumentException if it does not inflate */
    static byte[] inflated(byte[] chunk) {
        int name = 0;
        while (name < chunk.length && chunk[name] != 0) {
            name++;
        }
        Inflater inflater = new Inflater();
        try {
            int from = Math.min(chunk.length, name + 2); // the name's end and the method, always 0
            inflater.setInput(chunk, from, chunk.length - from);
            ByteArrayOutputStream profile = new ByteArrayOutputStream();
            byte[] buffer = new byte[1 << 14];
            for (int n = inflater.inflate(buffer); n > 0; n = inflater.inflate(buffer)) {
                profile.write(buffer, 0, n);
                if (profile.size() > LARGEST_PROFILE) {
                    throw new IllegalArgumentException("it is larger than 4 MB");
                }
            }
            if (!inflater.finished()) {
                throw new IllegalArgumentException("it is cut short");
            }
            return profile.toByteArray();
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("it does not inflate", e);
        } finally {
            inflater.end();
        }
    }

    /**
     * Gives the picture that profile, applies one for grey, or remarks why neither can be done.
     *
     * @param components of the file: 1 or 3, alpha not counted
     */
    static void use(Supplier<byte[]> profile, int components, PackedPicture picture) {
        try {
            byte[] icc = profile.get();
            if (components == 1 && GreyCurve.isGrey(icc)) {
                picture.bend(GreyCurve.of(icc));
            } else {
                picture.profile(ColourProfile.of(icc));
            }
        } catch (IllegalArgumentException e) {
            picture.remark(String.format(
                    Locale.ROOT,
                    "the colour profile cannot be used (%s); the colours are taken as sRGB",
                    e.getMessage()));
        }
    }
}
