package io.refocus.imaging;

/** Turns unfiltered PNG rows into planes. */
final class PngPixels {
    private final PngHeader header;
    private final PngColours colours;
    private final Picture picture;
    private final int[] samples;
    private final float[] rgb = new float[3];

    PngPixels(PngHeader header, PngColours colours) {
        this.header = header;
        this.colours = colours;
        this.picture = new Picture(
                header.width(), header.height(), new float[Picture.CHANNELS * header.width() * header.height()]);
        this.samples = new int[header.colour().samples()];
    }

    Picture picture() {
        return picture;
    }

    void put(PngPass pass, int rowOfPass, byte[] row) {
        int area = picture.area();
        float[] planes = picture.planes();
        int at = (pass.y() + rowOfPass * pass.dy()) * header.width() + pass.x();
        for (int x = 0; x < pass.columns(); x++, at += pass.dx()) {
            for (int s = 0; s < samples.length; s++) {
                samples[s] = sample(row, x * samples.length + s);
            }
            pixel();
            planes[at] = rgb[0];
            planes[at + area] = rgb[1];
            planes[at + 2 * area] = rgb[2];
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

    /** From {@link #samples} to {@link #rgb}. */
    private void pixel() {
        switch (header.colour()) {
            case PALETTE -> System.arraycopy(colours.entry(samples[0]), 0, rgb, 0, 3);
            case GREY -> grey(hidden() ? 0 : 1);
            case GREY_ALPHA -> grey(scaled(samples[1]));
            case RGB -> rgb(hidden() ? 0 : 1);
            case RGB_ALPHA -> rgb(scaled(samples[3]));
        }
    }

    private void grey(float alpha) {
        rgb[0] = PngColours.overWhite(scaled(samples[0]), alpha);
        rgb[1] = rgb[0];
        rgb[2] = rgb[0];
    }

    private void rgb(float alpha) {
        for (int c = 0; c < 3; c++) {
            rgb[c] = PngColours.overWhite(scaled(samples[c]), alpha);
        }
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

    private float scaled(int sample) {
        return header.depth() == 16 ? sample / 65535f : Picture.eightBit(sample * 255 / ((1 << header.depth()) - 1));
    }
}
