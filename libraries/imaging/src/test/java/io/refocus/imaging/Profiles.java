package io.refocus.imaging;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Colour profiles built from their numbers. */
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
        return profile(
                "mntrRGB XYZ ",
                List.of("rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC"),
                List.of(xyz(red), xyz(green), xyz(blue), curve.array()));
    }

    /** A grey value to the power of {@code gamma}. */
    static byte[] grey(double gamma) {
        ByteBuffer curve = ByteBuffer.allocate(16).put(ascii("para")).putInt(0).putInt(0);
        curve.putInt(fixed(gamma));
        return profile("mntrGRAYXYZ ", List.of("kTRC"), List.of(curve.array()));
    }

    /** Four inks to Lab by a table of 2^4 corners (ICC's lut8): each colour takes a sixth of the lightness, black takes all. */
    static byte[] inks() {
        ByteBuffer lut = ByteBuffer.allocate(48 + 4 * 256 + 16 * 3 + 3 * 256);
        lut.put(ascii("mft1")).putInt(0).put(new byte[] {4, 3, 2, 0});
        for (int i = 0; i < 9; i++) {
            lut.putInt(i % 4 == 0 ? 65536 : 0);
        }
        identity(lut, 4);
        for (int corner = 0; corner < 16; corner++) { // cyan varies slowest
            int coloured = (corner >> 3 & 1) + (corner >> 2 & 1) + (corner >> 1 & 1);
            double lightness = (1 - (corner & 1)) * (1 - coloured / 6.0);
            lut.put((byte) Math.round(255 * lightness)).put((byte) 128).put((byte) 128);
        }
        identity(lut, 3);
        return profile("prtrCMYKLab ", List.of("A2B0"), List.of(lut.array()));
    }

    private static void identity(ByteBuffer lut, int tables) {
        for (int i = 0; i < 256 * tables; i++) {
            lut.put((byte) i);
        }
    }

    /**
     * @param kind device class, colour space and connection space, twelve characters
     * @param own tags beside name, rights and white
     * @param ofOwn what they hold; the last of these is shared by all further tags
     */
    private static byte[] profile(String kind, List<String> own, List<byte[]> ofOwn) {
        ByteBuffer name =
                ByteBuffer.allocate(96).put(ascii("desc")).putInt(0).putInt(5).put(ascii("test"));
        byte[] rights = ByteBuffer.allocate(12)
                .put(ascii("text"))
                .putInt(0)
                .put(ascii("none"))
                .array();
        List<byte[]> bodies = new ArrayList<>(List.of(name.array(), rights, xyz(WHITE)));
        bodies.addAll(ofOwn);
        List<String> tags = new ArrayList<>(List.of("desc", "cprt", "wtpt"));
        tags.addAll(own);
        int begin = 132 + 12 * tags.size();
        int size = begin + bodies.stream().mapToInt(body -> body.length).sum();
        ByteBuffer icc = ByteBuffer.allocate(size);
        icc.putInt(size).putInt(0).putInt(0x02400000).put(ascii(kind));
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
