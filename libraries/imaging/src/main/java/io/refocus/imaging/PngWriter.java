package io.refocus.imaging;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes 8-bit RGB PNGs, each row with the filter that leaves the smallest residuals. */
final class PngWriter {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int LEVEL = 4; // level 6 takes twice as long for 1 % on photographs
    private static final int FILTERS = 5;

    private final Picture picture;
    private final byte[][] candidates;
    private byte[] above;
    private byte[] row;

    private PngWriter(Picture picture) {
        this.picture = picture;
        int length = 3 * picture.width();
        candidates = new byte[FILTERS][1 + length];
        above = new byte[length];
        row = new byte[length];
    }

    static byte[] write(Picture picture) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(2 * picture.area() + 256);
        out.writeBytes(SIGNATURE);
        ByteBuffer header = ByteBuffer.allocate(13).putInt(picture.width()).putInt(picture.height());
        header.put(new byte[] {8, 2, 0, 0, 0}); // 8 bits, RGB, deflate, adaptive filters, not interlaced
        chunk(out, "IHDR", header.array(), 13);
        chunk(out, "sRGB", new byte[1], 1);
        new PngWriter(picture).pixels(out);
        chunk(out, "IEND", new byte[0], 0);
        return out.toByteArray();
    }

    private void pixels(ByteArrayOutputStream out) {
        Deflater deflater = new Deflater(LEVEL);
        byte[] compressed = new byte[1 << 16];
        try {
            for (int y = 0; y < picture.height(); y++) {
                deflater.setInput(filtered(y));
                drain(deflater, compressed, out);
            }
            deflater.finish();
            drain(deflater, compressed, out);
        } finally {
            deflater.end();
        }
    }

    private static void drain(Deflater deflater, byte[] compressed, ByteArrayOutputStream out) {
        for (int n = deflater.deflate(compressed); n > 0; n = deflater.deflate(compressed)) {
            chunk(out, "IDAT", compressed, n);
        }
    }

    /** Row y with its filter's number first. */
    private byte[] filtered(int y) {
        byte[] spare = above;
        above = row;
        row = spare;
        int width = picture.width();
        for (int c = 0; c < Picture.CHANNELS; c++) {
            int from = (c * picture.height() + y) * width;
            for (int x = 0; x < width; x++) {
                row[3 * x + c] = (byte) Picture.toEightBit(picture.planes()[from + x]);
            }
        }
        filter();
        byte[] best = candidates[0];
        long least = Long.MAX_VALUE;
        for (byte[] candidate : candidates) {
            long sum = 0;
            for (int i = 1; i < candidate.length; i++) {
                sum += Math.abs(candidate[i]);
            }
            best = sum < least ? candidate : best;
            least = Math.min(least, sum);
        }
        return best;
    }

    private void filter() {
        for (int f = 0; f < FILTERS; f++) {
            candidates[f][0] = (byte) f;
        }
        for (int i = 0; i < row.length; i++) {
            int value = row[i];
            int left = i < 3 ? 0 : row[i - 3] & 255;
            int up = above[i] & 255;
            int corner = i < 3 ? 0 : above[i - 3] & 255;
            candidates[0][i + 1] = (byte) value;
            candidates[1][i + 1] = (byte) (value - left);
            candidates[2][i + 1] = (byte) (value - up);
            candidates[3][i + 1] = (byte) (value - (left + up >> 1));
            candidates[4][i + 1] = (byte) (value - PngRows.paeth(left, up, corner));
        }
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] data, int length) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data, 0, length);
        out.writeBytes(ByteBuffer.allocate(4).putInt(length).array());
        out.writeBytes(name);
        out.write(data, 0, length);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
}
