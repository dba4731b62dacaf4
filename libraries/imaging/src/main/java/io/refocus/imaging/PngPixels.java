package io.refocus.imaging;

import io.refocus.imaging.PngHeader.Colour;

/** Packs unfiltered PNG rows, upright. */
final class PngPixels {
    private final PngHeader header;
    private final PngColours colours;
    private final Orientation orientation;
    private final int channels;
    private final boolean deep;
    private final byte[] packed;
    private final int[] samples;
    private final int[] rgba = new int[4];

    PngPixels(PngHeader header, PngColours colours, Orientation orientation) {
        this.header = header;
        this.colours = colours;
        this.orientation = orientation;
        this.channels = colours.hasAlpha() ? 4 : 3;
        this.deep = header.depth() == 16;
        this.packed = new byte[(deep ? 2 : 1) * channels * header.width() * header.height()];
        this.samples = new int[header.colour().samples()];
    }

    PackedPicture picture() {
        boolean swap = orientation.swapsSides();
        return new PackedPicture(
                swap ? header.height() : header.width(),
                swap ? header.width() : header.height(),
                channels,
                deep,
                packed);
    }

    void put(PngPass pass, int rowOfPass, byte[] row) {
        int y = pass.y() + rowOfPass * pass.dy();
        for (int i = 0, x = pass.x(); i < pass.columns(); i++, x += pass.dx()) {
            for (int s = 0; s < samples.length; s++) {
                samples[s] = sample(row, i * samples.length + s);
            }
            pixel();
            pack(orientation.upright(x, y, header.width(), header.height()));
        }
    }

    private void pack(int pixel) {
        int to = (deep ? 2 : 1) * channels * pixel;
        for (int c = 0; c < channels; c++) {
            if (deep) {
                packed[to++] = (byte) (rgba[c] >> 8);
            }
            packed[to++] = (byte) rgba[c];
        }
    }

    private int sample(byte[] row, int index) {
        int depth = header.depth();
        if (depth == 8) {
            return row[index] & 255;
        }
        if (depth == 16) {
            return (row[2 * index] & 255) << 8 | row[2 * index + 1] & 255;
        }
        int bit = index * depth;
        return (row[bit >> 3] & 255) >> (8 - depth - (bit & 7)) & ((1 << depth) - 1);
    }

    /** From {@link #samples} to {@link #rgba}. */
    private void pixel() {
        Colour colour = header.colour();
        if (colour == Colour.PALETTE) {
            System.arraycopy(colours.entry(samples[0]), 0, rgba, 0, 4);
            return;
        }
        boolean grey = colour == Colour.GREY || colour == Colour.GREY_ALPHA;
        for (int c = 0; c < 3; c++) {
            rgba[c] = scaled(samples[grey ? 0 : c]);
        }
        rgba[3] = switch (colour) {
            case GREY_ALPHA -> samples[1];
            case RGB_ALPHA -> samples[3];
            default -> hidden() ? 0 : deep ? 65535 : 255;
        };
    }

    private boolean hidden() {
        int[] key = colours.hidden();
        for (int i = 0; i < key.length; i++) {
            if (samples[i] != key[i]) {
                return false;
            }
        }
        return key.length > 0;
    }

    private int scaled(int sample) {
        return deep ? sample : sample * 255 / ((1 << header.depth()) - 1);
    }
}
