package io.refocus.imaging;

import java.util.Locale;

/**
 * A frame header (SOF).
 *
 * @param ids identifiers of the components, 1, 3 or 4 of them
 */
record JpegFrame(int width, int height, String ids) {
    private static final int SOF0 = 0xC0;
    private static final int SOF2 = 0xC2;
    private static final int SOF15 = 0xCF;
    private static final int DHT = 0xC4;
    private static final int JPG = 0xC8;
    private static final int DAC = 0xCC;

    static boolean begins(int marker) {
        return marker >= SOF0 && marker <= SOF15 && marker != DHT && marker != JPG && marker != DAC;
    }

    static JpegFrame parse(int marker, byte[] body) {
        if (marker > SOF2) {
            throw FormatErrors.unsupported(PictureFormat.JPEG, coding(marker));
        }
        if (body.length < 6 || body.length < 6 + 3 * (body[5] & 255)) {
            throw FormatErrors.damaged(
                    PictureFormat.JPEG, String.format(Locale.ROOT, "its frame header has only %d bytes", body.length));
        }
        int precision = body[0] & 255;
        int height = (body[1] & 255) << 8 | body[2] & 255;
        int width = (body[3] & 255) << 8 | body[4] & 255;
        int components = body[5] & 255;
        if (precision != 8) {
            throw FormatErrors.unsupported(
                    PictureFormat.JPEG, String.format(Locale.ROOT, "it has %d bits a sample instead of 8", precision));
        }
        if (height == 0) {
            throw FormatErrors.unsupported(PictureFormat.JPEG, "its height follows its pixels");
        }
        if (width == 0) {
            throw FormatErrors.damaged(PictureFormat.JPEG, "its width is 0");
        }
        if (components != 1 && components != 3 && components != 4) {
            throw FormatErrors.unsupported(
                    PictureFormat.JPEG,
                    String.format(Locale.ROOT, "it has %d components instead of 1, 3 or 4", components));
        }
        StringBuilder ids = new StringBuilder();
        for (int i = 0; i < components; i++) {
            ids.append((char) (body[6 + 3 * i] & 255));
        }
        return new JpegFrame(width, height, ids.toString());
    }

    int components() {
        return ids.length();
    }

    private static String coding(int marker) {
        return switch (marker) {
            case 0xC3, 0xC7, 0xCB, 0xCF -> "its coding is lossless";
            case 0xC5, 0xC6 -> "its coding is hierarchical";
            default -> "its coding is arithmetic";
        };
    }
}
