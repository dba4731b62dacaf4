package io.refocus.imaging;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Makes ICC profiles (version 4, matrix and curve) of colours that a file tells by numbers. */
final class ProfileMaker {
    /** Encoded to linear, of sRGB: parameters of ICC's curve type 3. */
    static final double[] SRGB_CURVE = {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};
    /** Of BT.709, BT.601 and BT.2020. */
    static final double[] VIDEO_CURVE = {1 / 0.45, 1 / 1.099, 0.099 / 1.099, 1 / 4.5, 0.081};

    private static final double[] WHITE = {0.9642, 1, 0.8249};
    private static final int HEADER = 128;

    private ProfileMaker() {}

    /** @param curve one number, an exponent, or the five of ICC's curve type 3 */
    static ColourProfile of(String name, Primaries primaries, double... curve) {
        double[][] xyz = primaries.underD50();
        List<byte[]> bodies = new ArrayList<>(List.of(text(name), text("No copyright, use freely"), xyz(WHITE)));
        for (int c = 0; c < 3; c++) {
            bodies.add(xyz(new double[] {xyz[0][c], xyz[1][c], xyz[2][c]}));
        }
        bodies.add(matrix(primaries.adaptation()));
        bodies.add(curve(curve));
        List<String> tags = List.of("desc", "cprt", "wtpt", "rXYZ", "gXYZ", "bXYZ", "chad", "rTRC", "gTRC", "bTRC");
        int begin = HEADER + 4 + 12 * tags.size();
        int size = begin + bodies.stream().mapToInt(body -> body.length).sum();
        ByteBuffer icc = ByteBuffer.allocate(size);
        icc.putInt(size).putInt(0).putInt(0x04200000).put(ascii("mntrRGB XYZ "));
        icc.position(36).put(ascii("acsp")).position(68);
        putFixed(icc, WHITE);
        icc.position(HEADER).putInt(tags.size());
        int at = begin;
        for (int i = 0; i < tags.size(); i++) {
            byte[] body = bodies.get(Math.min(i, bodies.size() - 1)); // one curve for all three
            icc.put(ascii(tags.get(i))).putInt(at).putInt(body.length);
            at += i < bodies.size() - 1 ? body.length : 0;
        }
        bodies.forEach(icc::put);
        return ColourProfile.of(icc.array());
    }

    private static byte[] curve(double[] parameters) {
        ByteBuffer body = ByteBuffer.allocate(12 + 4 * parameters.length)
                .put(ascii("para"))
                .putInt(0);
        body.putShort((short) (parameters.length == 1 ? 0 : 3)).putShort((short) 0);
        return putFixed(body, parameters).array();
    }

    private static byte[] matrix(double[][] rows) {
        ByteBuffer body = ByteBuffer.allocate(44).put(ascii("sf32")).putInt(0);
        for (double[] row : rows) {
            putFixed(body, row);
        }
        return body.array();
    }

    private static byte[] xyz(double[] values) {
        return putFixed(ByteBuffer.allocate(20).put(ascii("XYZ ")).putInt(0), values)
                .array();
    }

    private static byte[] text(String text) {
        byte[] utf16 = text.getBytes(StandardCharsets.UTF_16BE);
        ByteBuffer body = ByteBuffer.allocate((28 + utf16.length + 3) / 4 * 4);
        return body.put(ascii("mluc"))
                .putInt(0)
                .putInt(1)
                .putInt(12)
                .put(ascii("enUS"))
                .putInt(utf16.length)
                .putInt(28)
                .put(utf16)
                .array();
    }

    private static ByteBuffer putFixed(ByteBuffer to, double[] values) {
        for (double value : values) {
            to.putInt((int) Math.round(value * 65536));
        }
        return to;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
