package io.refocus.imaging;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Colour profiles built from their primaries, with sRGB's curve. */
final class Profiles {
    private static final double[] WHITE = {0.9642, 1, 0.8249};

    private Profiles() {}

    /** Display P3: the colours of every iPhone. */
    static byte[] displayP3() {
        return of(new double[] {0.51512, 0.2412, -0.00105}, new double[] {0.29198, 0.69225, 0.04189}, new double[] {
            0.1571, 0.06657, 0.78407
        });
    }

    /** sRGB by its numbers, not by its name. */
    static byte[] srgb() {
        return of(new double[] {0.43607, 0.22249, 0.01392}, new double[] {0.38515, 0.71687, 0.09708}, new double[] {
            0.14307, 0.06061, 0.7141
        });
    }

    private static byte[] of(double[] red, double[] green, double[] blue) {
        ByteBuffer curve = ByteBuffer.allocate(32).put(ascii("para")).putInt(0).putInt(3 << 16);
        for (double value : new double[] {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045}) {
            curve.putInt(fixed(value));
        }
        ByteBuffer name =
                ByteBuffer.allocate(96).put(ascii("desc")).putInt(0).putInt(5).put(ascii("test"));
        byte[] rights = ByteBuffer.allocate(12)
                .put(ascii("text"))
                .putInt(0)
                .put(ascii("none"))
                .array();
        List<byte[]> bodies = List.of(name.array(), rights, xyz(WHITE), xyz(red), xyz(green), xyz(blue), curve.array());
        List<String> tags = List.of("desc", "cprt", "wtpt", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC");
        int begin = 132 + 12 * tags.size();
        int size = begin + bodies.stream().mapToInt(body -> body.length).sum();
        ByteBuffer icc = ByteBuffer.allocate(size);
        icc.putInt(size).putInt(0).putInt(0x02400000).put(ascii("mntrRGB XYZ "));
        icc.position(36).put(ascii("acsp")).position(68);
        for (double value : WHITE) {
            icc.putInt(fixed(value));
        }
        icc.position(128).putInt(tags.size());
        int at = begin;
        for (int i = 0; i < tags.size(); i++) {
            byte[] body = bodies.get(Math.min(i, bodies.size() - 1));
            icc.put(ascii(tags.get(i))).putInt(at).putInt(body.length);
            at += i < bodies.size() - 1 ? body.length : 0;
        }
        bodies.forEach(icc::put);
        return icc.array();
    }

    private static byte[] xyz(double[] values) {
        ByteBuffer body = ByteBuffer.allocate(20).put(ascii("XYZ ")).putInt(0);
        for (double value : values) {
            body.putInt(fixed(value));
        }
        return body.array();
    }

    private static int fixed(double value) {
        return (int) Math.round(value * 65536);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
