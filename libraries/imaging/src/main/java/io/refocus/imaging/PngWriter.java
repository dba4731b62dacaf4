package io.refocus.imaging;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Writes 8-bit PNGs, RGB with or without alpha, each row with the filter that leaves the smallest residuals. */
final class PngWriter {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int LEVEL = 4; // level 6 takes twice as long for 1 % on photographs
    private static final int FILTERS = 5;

    private final RowSource rows;
    private final byte[][] candidates;
    private byte[] above;
    private byte[] row;

    private PngWriter(RowSource rows) {
        this.rows = rows;
        int length = rows.channels() * rows.width();
        candidates = new byte[FILTERS][1 + length];
        above = new byte[length];
        row = new byte[length];
    }

    /** @param profile the colours' profile; empty for sRGB */
    static void write(RowSource rows, Optional<byte[]> profile, OutputStream out) throws IOException {
        out.write(SIGNATURE);
        ByteBuffer header = ByteBuffer.allocate(13).putInt(rows.width()).putInt(rows.height());
        byte colour = (byte) (rows.channels() > Picture.CHANNELS ? 6 : 2);
        header.put(new byte[] {8, colour, 0, 0, 0}); // 8 bits, RGB or RGBA, deflate, adaptive filters, not interlaced
        chunk(out, "IHDR", header.array(), 13);
        if (profile.isPresent()) {
            byte[] chunk = profileChunk(profile.get());
            chunk(out, "iCCP", chunk, chunk.length);
        } else {
            chunk(out, "sRGB", new byte[1], 1);
        }
        new PngWriter(rows).pixels(out);
        chunk(out, "IEND", new byte[0], 0);
    }

    private static byte[] profileChunk(byte[] profile) throws IOException {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        chunk.writeBytes("icc\0\0".getBytes(StandardCharsets.US_ASCII)); // a name, and deflate
        try (DeflaterOutputStream compressed = new DeflaterOutputStream(chunk)) {
            compressed.write(profile);
        }
        return chunk.toByteArray();
    }

    private void pixels(OutputStream out) throws IOException {
        Deflater deflater = new Deflater(LEVEL);
        byte[] compressed = new byte[1 << 16];
        try {
            for (int y = 0; y < rows.height(); y++) {
                deflater.setInput(filtered(y));
                drain(deflater, compressed, out);
            }
            deflater.finish();
            drain(deflater, compressed, out);
        } finally {
            deflater.end();
        }
    }

    private static void drain(Deflater deflater, byte[] compressed, OutputStream out) throws IOException {
        for (int n = deflater.deflate(compressed); n > 0; n = deflater.deflate(compressed)) {
            chunk(out, "IDAT", compressed, n);
        }
    }

    /** Row y with its filter's number first. */
    private byte[] filtered(int y) {
        byte[] spare = above;
        above = row;
        row = spare;
        rows.row(y, row);
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
        int back = rows.channels();
        for (int i = 0; i < row.length; i++) {
            int value = row[i];
            int left = i < back ? 0 : row[i - back] & 255;
            int up = above[i] & 255;
            int corner = i < back ? 0 : above[i - back] & 255;
            candidates[0][i + 1] = (byte) value;
            candidates[1][i + 1] = (byte) (value - left);
            candidates[2][i + 1] = (byte) (value - up);
            candidates[3][i + 1] = (byte) (value - (left + up >> 1));
            candidates[4][i + 1] = (byte) (value - PngRows.paeth(left, up, corner));
        }
    }

    private static void chunk(OutputStream out, String type, byte[] data, int length) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data, 0, length);
        out.write(ByteBuffer.allocate(4).putInt(length).array());
        out.write(name);
        out.write(data, 0, length);
        out.write(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
}
