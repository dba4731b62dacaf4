package io.refocus.imaging;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A decoded picture in as little memory as its file allows: 3 to 8 bytes a pixel, with its alpha channel and colour profile.
 *
 * <p>Read as sRGB over white, and restored in place: a row written takes over what was restored, and keeps the file's
 * alpha and profile. Colours that sRGB cannot hold, and those under partial alpha, are moved by the difference that restoring made, so
 * that they stay what they were where it made none. For one thread at a time.
 */
public final class PackedPicture implements TileablePixels {
    private final int width;
    private final int height;
    private final int channels;
    private final boolean deep;
    private final byte[] samples;
    private final int[] columns;
    private final List<String> remarks = new ArrayList<>();
    private ColourProfile profile; // null: sRGB

    /** @param samples rows of pixels of 3 (RGB) or 4 (RGB and alpha) samples, of 8 bits, or of 16 if {@code deep}, high byte first */
    PackedPicture(int width, int height, int channels, boolean deep, byte[] samples) {
        this.width = width;
        this.height = height;
        this.channels = channels;
        this.deep = deep;
        this.samples = samples;
        this.columns = IntStream.range(0, width).toArray();
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    /** Whether a pixel can be transparent. */
    public boolean hasAlpha() {
        return channels > Picture.CHANNELS;
    }

    /**
     * What was wrong with the file and how it was read nevertheless, and what was lost when it was encoded: sentences without a full
     * stop; empty for a whole file that kept everything.
     */
    public List<String> remarks() {
        return List.copyOf(remarks);
    }

    void remark(String sentence) {
        remarks.add(sentence);
    }

    void profile(ColourProfile found) {
        profile = found;
    }

    /** Makes sRGB of the samples of a grey file, whose three colours are equal; alpha stays. */
    void bend(GreyCurve curve) {
        int[] table = curve.table(deep ? 65535 : 255);
        for (int pixel = 0; pixel < width * height; pixel++) {
            int at = pixel * channels;
            for (int sample = at; sample < at + Picture.CHANNELS; sample++) {
                if (deep) {
                    int bent = table[(samples[2 * sample] & 255) << 8 | samples[2 * sample + 1] & 255];
                    samples[2 * sample] = (byte) (bent >> 8);
                    samples[2 * sample + 1] = (byte) bent;
                } else {
                    samples[sample] = (byte) table[samples[sample] & 255];
                }
            }
        }
    }

    /** The profile of its colours; null for sRGB without one. */
    ColourProfile profile() {
        return profile;
    }

    /** Of 8-bit sRGB. @param rgb kept, rows of {@code width} pixels of three bytes */
    public static PackedPicture of(int width, int height, byte[] rgb) {
        return new PackedPicture(width, height, Picture.CHANNELS, false, rgb);
    }

    /**
     * The same pixels for who reads them more than once: a profile is applied now, not at each reading. Where a sample has a byte and
     * there is no alpha, this picture's own samples are converted and it is not to be used any more.
     */
    public PackedPicture inSrgb() {
        if (!converts()) {
            return this;
        }
        byte[] rgb = deep || hasAlpha() ? new byte[Picture.CHANNELS * width * height] : samples;
        float[] row = new float[Picture.CHANNELS * width];
        for (int y = 0; y < height; y++) {
            row(y, row);
            System.arraycopy(interleaved(row, width), 0, rgb, y * row.length, row.length);
        }
        PackedPicture converted = of(width, height, rgb);
        converted.remarks.addAll(remarks);
        return converted;
    }

    /** As floats, sRGB-encoded, over white: 12 bytes a pixel. */
    public Picture toPicture() {
        float[] planes = new float[Picture.CHANNELS * width * height];
        float[] row = new float[Picture.CHANNELS * width];
        for (int y = 0; y < height; y++) {
            row(y, row);
            for (int c = 0; c < Picture.CHANNELS; c++) {
                System.arraycopy(row, c * width, planes, (c * height + y) * width, width);
            }
        }
        return new Picture(width, height, planes);
    }

    @Override
    public void row(int y, float[] planes) {
        read(columns, new int[] {y}, planes);
    }

    @Override
    public void read(int[] columns, int[] rows, float[] planes) {
        int area = columns.length * rows.length;
        for (int y = 0; y < rows.length; y++) {
            for (int x = 0; x < columns.length; x++) {
                int at = rows[y] * width + columns[x];
                int to = y * columns.length + x;
                float alpha = alpha(at);
                planes[to] = PngColours.overWhite(value(at, 0), alpha);
                planes[area + to] = PngColours.overWhite(value(at, 1), alpha);
                planes[2 * area + to] = PngColours.overWhite(value(at, 2), alpha);
            }
        }
        if (converts()) {
            byte[] srgb = profile.toSrgb(interleaved(planes, area));
            for (int i = 0; i < area; i++) {
                for (int c = 0; c < Picture.CHANNELS; c++) {
                    planes[c * area + i] = Picture.eightBit(srgb[3 * i + c] & 255);
                }
            }
        }
    }

    @Override
    public void write(int y, float[] rgb) {
        byte[] restored = interleaved(rgb, width);
        if (!hasAlpha() && !converts()) {
            for (int i = 0; i < restored.length; i++) {
                put(y * width + i / 3, i % 3, restored[i] & 255);
            }
            return;
        }
        byte[] seen = overWhite8(y);
        if (converts()) {
            restored = profile.fromSrgb(restored);
            seen = profile.fromSrgb(profile.toSrgb(seen));
        }
        for (int x = 0; x < width; x++) {
            int at = y * width + x;
            boolean visible = alpha(at) > 0;
            for (int c = 0; c < Picture.CHANNELS; c++) {
                int change = visible ? (restored[3 * x + c] & 255) - (seen[3 * x + c] & 255) : 0;
                put(at, c, Math.min(255, Math.max(0, eightBit(at, c) + change)));
            }
        }
    }

    /** Row y as bytes. @param row receives RGB, or RGB and alpha if {@code withAlpha}; without it the colours are put over white */
    void row(int y, boolean withAlpha, byte[] row) {
        int step = withAlpha ? channels : Picture.CHANNELS;
        byte[] opaque = withAlpha || !hasAlpha() ? null : overWhite8(y);
        for (int x = 0; x < width; x++) {
            for (int c = 0; c < step; c++) {
                row[step * x + c] = opaque == null ? (byte) eightBit(y * width + x, c) : opaque[3 * x + c];
            }
        }
    }

    /** The samples as an 8-bit RGB raster, if they are one; otherwise null. */
    byte[] rgb8() {
        return deep || hasAlpha() ? null : samples;
    }

    private boolean converts() {
        return profile != null && !profile.isSrgb();
    }

    private byte[] overWhite8(int y) {
        byte[] row = new byte[Picture.CHANNELS * width];
        for (int x = 0; x < width; x++) {
            float alpha = alpha(y * width + x);
            for (int c = 0; c < Picture.CHANNELS; c++) {
                row[3 * x + c] = (byte) Picture.toEightBit(PngColours.overWhite(value(y * width + x, c), alpha));
            }
        }
        return row;
    }

    private static byte[] interleaved(float[] planes, int area) {
        byte[] rgb = new byte[Picture.CHANNELS * area];
        for (int i = 0; i < area; i++) {
            for (int c = 0; c < Picture.CHANNELS; c++) {
                rgb[3 * i + c] = (byte) Picture.toEightBit(planes[c * area + i]);
            }
        }
        return rgb;
    }

    private float alpha(int pixel) {
        return hasAlpha() ? value(pixel, Picture.CHANNELS) : 1;
    }

    private float value(int pixel, int channel) {
        int at = pixel * channels + channel;
        return deep
                ? ((samples[2 * at] & 255) << 8 | samples[2 * at + 1] & 255) / 65535f
                : Picture.eightBit(samples[at] & 255);
    }

    private int eightBit(int pixel, int channel) {
        return deep ? Picture.toEightBit(value(pixel, channel)) : samples[pixel * channels + channel] & 255;
    }

    private void put(int pixel, int channel, int level) {
        int at = pixel * channels + channel;
        if (deep) {
            samples[2 * at] = (byte) level; // level * 257
            samples[2 * at + 1] = (byte) level;
        } else {
            samples[at] = (byte) level;
        }
    }

    @Override
    public String toString() {
        return "PackedPicture " + width + "x" + height;
    }
}
