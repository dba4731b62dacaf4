package io.refocus.learning.layer;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Square tiles over some rows of the planes of {@code [N, C, H, W]} pictures; tiles may overlap and reach over the edges,
 * where they read zeros and write nothing. The tiles of a channel are numbered by picture, row and column.
 */
final class TileGrid {
    private final FloatBuffer values;
    private final int pictures;
    private final int channels;
    private final int height;
    private final int width;
    private final int side;
    private final int step;
    private final int top;
    private final int left;
    private final int rows;
    private final int columns;
    private final int stripHeight;
    private final int stripWidth;

    /**
     * @param side of a tile, pixels
     * @param step from a tile to the next, pixels
     * @param padding how far the first tile reaches over the left edge, and over the top if it is in row 0
     * @param firstRow the first row of tiles
     */
    TileGrid(INDArray planes, int side, int step, int padding, int firstRow, int rows, int columns) {
        values = FloatMemory.of(planes);
        pictures = Math.toIntExact(planes.size(0));
        channels = Math.toIntExact(planes.size(1));
        height = Math.toIntExact(planes.size(2));
        width = Math.toIntExact(planes.size(3));
        this.side = side;
        this.step = step;
        top = firstRow * step - padding;
        left = -padding;
        this.rows = rows;
        this.columns = columns;
        stripHeight = (rows - 1) * step + side;
        stripWidth = (columns - 1) * step + side;
    }

    /** Tiles of one channel. */
    int tiles() {
        return pictures * rows * columns;
    }

    int channels() {
        return channels;
    }

    /** Size of the buffer for {@link #read} and {@link #write}, in values. */
    int roomLength() {
        return stripHeight * (stripWidth + width);
    }

    /** Pixel {@code (y, x)} of every tile of the channel into {@code streams[6 y + x]}. */
    void read(int channel, float[][] streams, float[] room) {
        for (int picture = 0; picture < pictures; picture++) {
            load(picture * channels + channel, room);
            int tile = picture * rows * columns;
            for (int row = 0; row < rows; row++, tile += columns)
                for (int y = 0; y < side; y++)
                    pickLine(room, (row * step + y) * stripWidth, streams, WinogradTransforms.POINTS * y, tile);
        }
    }

    /** Adds up the tiles' values for each pixel of the channel; values of earlier rows are kept. */
    void write(int channel, float[][] streams, float[] room) {
        for (int picture = 0; picture < pictures; picture++) {
            if (side > step) load(picture * channels + channel, room);
            else Arrays.fill(room, 0, stripHeight * stripWidth, 0);
            int tile = picture * rows * columns;
            for (int row = 0; row < rows; row++, tile += columns)
                for (int y = 0; y < side; y++)
                    layLine(streams, WinogradTransforms.POINTS * y, tile, room, (row * step + y) * stripWidth);
            store(picture * channels + channel, room);
        }
    }

    private void pickLine(float[] strip, int at, float[][] streams, int first, int tile) {
        int x = 0;
        for (; x + 2 < side; x += 3)
            pick(strip, at + x, streams[first + x], streams[first + x + 1], streams[first + x + 2], tile);
        for (; x < side; x++) pick(strip, at + x, streams[first + x], tile);
    }

    private void layLine(float[][] streams, int first, int tile, float[] strip, int at) {
        int x = 0;
        for (; x + 2 < side; x += 3)
            lay(streams[first + x], streams[first + x + 1], streams[first + x + 2], tile, strip, at + x);
        for (; x < side; x++) lay(streams[first + x], tile, strip, at + x);
    }

    private void pick(float[] strip, int at, float[] s, float[] t, float[] u, int tile) {
        for (int i = 0, from = at; i < columns; i++, from += step) {
            s[tile + i] = strip[from];
            t[tile + i] = strip[from + 1];
            u[tile + i] = strip[from + 2];
        }
    }

    private void lay(float[] s, float[] t, float[] u, int tile, float[] strip, int at) {
        for (int i = 0, to = at; i < columns; i++, to += step) {
            strip[to] += s[tile + i];
            strip[to + 1] += t[tile + i];
            strip[to + 2] += u[tile + i];
        }
    }

    private void pick(float[] strip, int at, float[] stream, int tile) {
        for (int i = 0; i < columns; i++) stream[tile + i] = strip[at + i * step];
    }

    private void lay(float[] stream, int tile, float[] strip, int at) {
        for (int i = 0; i < columns; i++) strip[at + i * step] += stream[tile + i];
    }

    /** Whether the strip is a contiguous part of the plane's memory. */
    private boolean flush() {
        return top >= 0 && top + stripHeight <= height && left == 0 && width == stripWidth;
    }

    /** The part of the plane under the strip, zeros around it. */
    private void load(int plane, float[] room) {
        int strip = stripHeight * stripWidth;
        int first = Math.max(0, top);
        int lines = Math.min(height, top + stripHeight) - first;
        if (flush()) {
            values.get((plane * height + first) * width, room, 0, strip);
            return;
        }
        Arrays.fill(room, 0, strip, 0);
        if (lines <= 0) return;
        values.get((plane * height + first) * width, room, strip, lines * width);
        for (int y = 0; y < lines; y++)
            System.arraycopy(room, strip + y * width, room, (first - top + y) * stripWidth - left, width);
    }

    /** The part of the strip over the plane. */
    private void store(int plane, float[] room) {
        int strip = stripHeight * stripWidth;
        int first = Math.max(0, top);
        int lines = Math.min(height, top + stripHeight) - first;
        if (flush()) {
            values.put((plane * height + first) * width, room, 0, strip);
        } else if (lines > 0) {
            for (int y = 0; y < lines; y++)
                System.arraycopy(room, (first - top + y) * stripWidth - left, room, strip + y * width, width);
            values.put((plane * height + first) * width, room, strip, lines * width);
        }
    }
}
