package io.refocus.imaging;

import java.nio.ByteBuffer;
import java.util.Locale;

/**
 * The IHDR chunk.
 *
 * @param depth bits a sample: 1, 2, 4, 8 or 16
 * @param colour how samples make a pixel
 */
record PngHeader(int width, int height, int depth, Colour colour, boolean interlaced) {

    /** PNG colour types with their code, samples a pixel and legal depths (as bits of a set). */
    enum Colour {
        GREY(0, 1, 1 | 2 | 4 | 8 | 16),
        RGB(2, 3, 8 | 16),
        PALETTE(3, 1, 1 | 2 | 4 | 8),
        GREY_ALPHA(4, 2, 8 | 16),
        RGB_ALPHA(6, 4, 8 | 16);

        private final int code;
        private final int samples;
        private final int depths;

        Colour(int code, int samples, int depths) {
            this.code = code;
            this.samples = samples;
            this.depths = depths;
        }

        int samples() {
            return samples;
        }

        private static Colour of(int code, int depth) {
            for (Colour colour : values()) {
                if (colour.code == code && Integer.bitCount(depth) == 1 && (colour.depths & depth) != 0) {
                    return colour;
                }
            }
            throw FormatErrors.damaged(
                    PictureFormat.PNG,
                    String.format(Locale.ROOT, "colour type %d with %d bits a sample does not exist", code, depth));
        }
    }

    static PngHeader parse(ByteBuffer chunk) {
        if (chunk.remaining() != 13) {
            throw FormatErrors.damaged(
                    PictureFormat.PNG,
                    String.format(Locale.ROOT, "IHDR has %d bytes instead of 13", chunk.remaining()));
        }
        int width = chunk.getInt();
        int height = chunk.getInt();
        int depth = chunk.get();
        int colour = chunk.get();
        int compression = chunk.get();
        int filter = chunk.get();
        int interlace = chunk.get();
        if (width < 1 || height < 1) {
            throw FormatErrors.damaged(
                    PictureFormat.PNG, String.format(Locale.ROOT, "its size is %dx%d", width, height));
        }
        if (compression != 0 || filter != 0 || interlace < 0 || interlace > 1) {
            throw FormatErrors.damaged(
                    PictureFormat.PNG,
                    String.format(
                            Locale.ROOT,
                            "compression %d, filter %d, interlace %d are not all known",
                            compression,
                            filter,
                            interlace));
        }
        return new PngHeader(width, height, depth, Colour.of(colour, depth), interlace == 1);
    }

    /** Bytes of one unfiltered row of {@code pixels} pixels. */
    int rowBytes(int pixels) {
        return Math.toIntExact(((long) pixels * colour.samples() * depth + 7) / 8);
    }

    /** Distance, in bytes, to the left neighbour that filters use. */
    int pixelBytes() {
        return Math.max(1, colour.samples() * depth / 8);
    }
}
