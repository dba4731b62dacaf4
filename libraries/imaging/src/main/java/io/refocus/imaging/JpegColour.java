package io.refocus.imaging;

/** The meaning of a JPEG's components, by libjpeg's rules, and their conversion to RGB. */
enum JpegColour {
    GREY,
    YCBCR,
    RGB,
    CMYK,
    CMYK_INVERTED,
    YCCK_INVERTED;

    /**
     * @param jfif whether there is a JFIF marker: three components are YCbCr
     * @param adobe the Adobe marker's transform, or -1 without one
     */
    record Markers(boolean jfif, int adobe) {
        static final Markers NONE = new Markers(false, -1);

        Markers withJfif() {
            return new Markers(true, adobe);
        }

        Markers withAdobe(int transform) {
            return new Markers(jfif, transform);
        }
    }

    static JpegColour of(JpegFrame frame, Markers markers) {
        return switch (frame.components()) {
            case 1 -> GREY;
            case 3 -> {
                boolean rgb = !markers.jfif()
                        && (markers.adobe() == 0
                                || markers.adobe() < 0 && frame.ids().equals("RGB"));
                yield rgb ? RGB : YCBCR;
            }
            default -> {
                if (markers.adobe() < 0) {
                    yield CMYK;
                }
                yield markers.adobe() == 2 ? YCCK_INVERTED : CMYK_INVERTED; // Adobe stores ink as 255 - ink
            }
        };
    }

    /** One pixel; {@code v} holds its components, 0..255, and its first three become red, green and blue, 0..255. */
    void toRgb(int[] v) {
        switch (this) {
            case GREY -> {
                v[1] = v[0];
                v[2] = v[0];
            }
            case YCBCR -> fromYcbcr(v);
            case RGB -> {}
            case CMYK -> inkOnPaper(v, 255 - v[3], 255);
            case CMYK_INVERTED -> inkOnPaper(v, v[3], 0);
            case YCCK_INVERTED -> {
                fromYcbcr(v);
                inkOnPaper(v, v[3], 255); // YCC encodes inverted ink: RGB is 255 minus it
            }
        }
    }

    /** One pixel of four components becomes cyan, magenta, yellow and black, 255 being full ink. */
    void toInks(int[] v) {
        if (this == YCCK_INVERTED) {
            fromYcbcr(v); // YCC encodes inverted ink, and its RGB is 255 minus that
            v[3] = 255 - v[3];
        } else if (this == CMYK_INVERTED) {
            for (int ink = 0; ink < v.length; ink++) {
                v[ink] = 255 - v[ink];
            }
        }
    }

    /** BT.601, full range, in libjpeg's fixed point, so that pixels equal what other decoders give. */
    private static void fromYcbcr(int[] v) {
        int y = v[0];
        int cb = v[1] - 128;
        int cr = v[2] - 128;
        v[0] = clip(y + (91881 * cr + 32768 >> 16));
        v[1] = clip(y + (-22554 * cb - 46802 * cr + 32768 >> 16));
        v[2] = clip(y + (116130 * cb + 32768 >> 16));
    }

    private static void inkOnPaper(int[] v, int light, int invert) {
        for (int c = 0; c < 3; c++) {
            v[c] = ((v[c] ^ invert) * light + 127) / 255;
        }
    }

    private static int clip(int value) {
        return Math.min(255, Math.max(0, value));
    }
}
