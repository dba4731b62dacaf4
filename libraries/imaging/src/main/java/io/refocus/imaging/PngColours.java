package io.refocus.imaging;

import io.refocus.imaging.PngHeader.Colour;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The palette and the transparent colour of a PNG.
 *
 * @param palette red, green, blue and alpha of each entry, 0..255; {@code [entries][4]}, empty without a palette
 * @param hidden the one grey or RGB value that is fully transparent; empty if there is none
 */
record PngColours(int[][] palette, int[] hidden, boolean hasAlpha) {

    static PngColours of(PngHeader header, Optional<ByteBuffer> palette, Optional<ByteBuffer> transparency) {
        if (header.colour() == Colour.PALETTE) {
            ByteBuffer entries = palette.orElseThrow(() ->
                    FormatErrors.damaged(PictureFormat.PNG, "its pixels are palette entries and there is no palette"));
            return new PngColours(
                    palette(entries, transparency.orElse(ByteBuffer.allocate(0))),
                    new int[0],
                    hasAlpha(header, transparency));
        }
        boolean keyed = header.colour() == Colour.GREY || header.colour() == Colour.RGB;
        int[] hidden = keyed && transparency.isPresent() ? hidden(header, transparency.get()) : new int[0];
        return new PngColours(new int[0][], hidden, hasAlpha(header, transparency));
    }

    static boolean hasAlpha(PngHeader header, Optional<ByteBuffer> transparency) {
        return switch (header.colour()) {
            case GREY_ALPHA, RGB_ALPHA -> true;
            case GREY, RGB, PALETTE -> transparency.isPresent();
        };
    }

    private static int[][] palette(ByteBuffer entries, ByteBuffer alphas) {
        if (entries.limit() == 0 || entries.limit() % 3 != 0 || entries.limit() > 3 * 256) {
            throw FormatErrors.damaged(
                    PictureFormat.PNG, String.format(Locale.ROOT, "its palette has %d bytes", entries.limit()));
        }
        int[][] palette = new int[entries.limit() / 3][4];
        for (int i = 0; i < palette.length; i++) {
            palette[i][3] = i < alphas.limit() ? alphas.get(i) & 255 : 255;
            for (int c = 0; c < 3; c++) {
                palette[i][c] = entries.get(3 * i + c) & 255;
            }
        }
        return palette;
    }

    private static int[] hidden(PngHeader header, ByteBuffer key) {
        int[] hidden = new int[header.colour().samples()];
        if (key.limit() != 2 * hidden.length) {
            throw FormatErrors.damaged(
                    PictureFormat.PNG,
                    String.format(
                            Locale.ROOT, "its tRNS chunk has %d bytes instead of %d", key.limit(), 2 * hidden.length));
        }
        Arrays.setAll(hidden, i -> key.getShort(2 * i) & 0xFFFF);
        return hidden;
    }

    static float overWhite(float value, float alpha) {
        return alpha == 1 ? value : value * alpha + (1 - alpha);
    }

    int[] entry(int index) {
        if (index >= palette.length) {
            throw FormatErrors.damaged(
                    PictureFormat.PNG,
                    String.format(Locale.ROOT, "a pixel is entry %d of a palette of %d", index, palette.length));
        }
        return palette[index];
    }
}
