package io.refocus.imaging;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Inflates a PNG's pixel data row by row and undoes the row filters. Holds two rows, whatever the size of the
 * picture.
 */
final class PngRows implements AutoCloseable {

    /** Takes one unfiltered row; {@code row} is only valid during the call. */
    interface RowSink {
        void put(PngPass pass, int rowOfPass, byte[] row);
    }

    private final PngHeader header;
    private final Iterator<ByteBuffer> pixelData;
    private final Inflater inflater = new Inflater();

    PngRows(PngHeader header, List<ByteBuffer> pixelData) {
        this.header = header;
        this.pixelData = pixelData.iterator();
    }

    void forEach(RowSink sink) {
        for (PngPass pass : PngPass.of(header)) {
            int length = header.rowBytes(pass.columns());
            byte[] filter = new byte[1];
            byte[] above = new byte[length];
            byte[] row = new byte[length];
            for (int y = 0; y < pass.rows(); y++) {
                fill(filter, pass, y);
                fill(row, pass, y);
                unfilter(filter[0], row, above);
                sink.put(pass, y, row);
                byte[] spare = above;
                above = row;
                row = spare;
            }
        }
    }

    private void fill(byte[] target, PngPass pass, int y) {
        int filled = 0;
        try {
            while (filled < target.length) {
                int got = inflater.inflate(target, filled, target.length - filled);
                filled += got;
                if (got == 0) {
                    feed(pass, y);
                }
            }
        } catch (DataFormatException e) {
            throw FormatErrors.damaged(
                    PictureFormat.PNG, "its pixel data does not inflate (%s)".formatted(e.getMessage()));
        }
    }

    private void feed(PngPass pass, int y) {
        if (inflater.finished() || !pixelData.hasNext()) {
            throw FormatErrors.truncated(
                    PictureFormat.PNG,
                    String.format(Locale.ROOT, "its pixel data ends at row %d of %d", y, pass.rows()));
        }
        if (inflater.needsDictionary()) {
            throw FormatErrors.damaged(PictureFormat.PNG, "its pixel data needs a dictionary");
        }
        inflater.setInput(pixelData.next().duplicate());
    }

    private void unfilter(int filter, byte[] row, byte[] above) {
        int back = header.pixelBytes();
        switch (filter) {
            case 0 -> {}
            case 1 -> {
                for (int i = back; i < row.length; i++) {
                    row[i] += row[i - back];
                }
            }
            case 2 -> {
                for (int i = 0; i < row.length; i++) {
                    row[i] += above[i];
                }
            }
            case 3 -> {
                for (int i = 0; i < row.length; i++) {
                    int left = i < back ? 0 : row[i - back] & 255;
                    row[i] += (byte) (left + (above[i] & 255) >> 1);
                }
            }
            case 4 -> {
                for (int i = 0; i < Math.min(back, row.length); i++) {
                    row[i] += above[i];
                }
                for (int i = back; i < row.length; i++) {
                    row[i] += (byte) paeth(row[i - back] & 255, above[i] & 255, above[i - back] & 255);
                }
            }
            default ->
                throw FormatErrors.damaged(
                        PictureFormat.PNG, String.format(Locale.ROOT, "row filter %d does not exist", filter));
        }
    }

    static int paeth(int left, int above, int corner) {
        int toLeft = Math.abs(above - corner);
        int toAbove = Math.abs(left - corner);
        int toCorner = Math.abs(left + above - 2 * corner);
        if (toLeft <= toAbove && toLeft <= toCorner) {
            return left;
        }
        return toAbove <= toCorner ? above : corner;
    }

    @Override
    public void close() {
        inflater.end();
    }
}
