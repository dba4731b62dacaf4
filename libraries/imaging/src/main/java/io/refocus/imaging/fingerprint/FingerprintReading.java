package io.refocus.imaging.fingerprint;

import io.refocus.documents.Digests;
import io.refocus.imaging.Picture;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.stream.IntStream;

/** Takes a picture's rows from the top, as somebody reads them for another purpose too, and makes its fingerprint. */
public final class FingerprintReading {
    private static final int MORE = DifferenceHash.CELLS + 1;

    private final int width;
    private final int height;
    private final MessageDigest digest;
    private final byte[] levels;
    private final Cells across;
    private final Cells down;
    private int y;

    public FingerprintReading(int width, int height) {
        this.width = width;
        this.height = height;
        this.levels = new byte[Picture.CHANNELS * width];
        this.across = new Cells(MORE, DifferenceHash.CELLS);
        this.down = new Cells(DifferenceHash.CELLS, MORE);
        this.digest = Digests.sha256();
        digest.update(ByteBuffer.allocate(8).putInt(width).putInt(height).flip());
    }

    /** @param row the next one, {@code [3, width]}, sRGB-encoded */
    public void add(float[] row) {
        long[] toRight = across.row();
        long[] toBelow = down.row();
        for (int x = 0; x < width; x++) {
            int red = Picture.toEightBit(row[x]);
            int green = Picture.toEightBit(row[width + x]);
            int blue = Picture.toEightBit(row[2 * width + x]);
            levels[3 * x] = (byte) red;
            levels[3 * x + 1] = (byte) green;
            levels[3 * x + 2] = (byte) blue;
            int grey = 299 * red + 587 * green + 114 * blue;
            toRight[across.columns[x]] += grey;
            toBelow[down.columns[x]] += grey;
        }
        digest.update(levels);
        y++;
    }

    /** After the last row. */
    public Fingerprint end() {
        return new Fingerprint(
                HexFormat.of().formatHex(digest.digest()), DifferenceHash.of(across.means(), down.means()));
    }

    /** Sums of grey over a grid laid on the picture; a pixel counts for the cell that its upper left corner lies in. */
    private final class Cells {
        private final long[][] sums;
        private final int[] columns; // the cell of each x

        Cells(int across, int down) {
            sums = new long[down][across];
            columns = IntStream.range(0, width)
                    .map(x -> (int) ((long) x * across / width))
                    .toArray();
        }

        /** The cells of the row that is read. */
        long[] row() {
            return sums[(int) ((long) y * sums.length / height)];
        }

        double[][] means() {
            double[][] means = new double[sums.length][sums[0].length];
            for (int row = 0; row < sums.length; row++) {
                for (int column = 0; column < means[row].length; column++) {
                    long pixels = inside(column, means[row].length, width) * inside(row, sums.length, height);
                    means[row][column] = sums[row][column] / (1000.0 * Math.max(1, pixels));
                }
            }
            return means;
        }

        /** Positions of {@code length} that fall into a cell. */
        private static long inside(int cell, int cells, int length) {
            return first(cell + 1, cells, length) - first(cell, cells, length);
        }

        private static long first(int cell, int cells, int length) {
            return ((long) cell * length + cells - 1) / cells;
        }
    }
}
