package io.refocus.inference.restore;

import io.refocus.imaging.TileablePixels;
import io.refocus.inference.admission.Client;
import io.refocus.inference.admission.ClientGoneException;

/** Pixels that are restored only as long as somebody waits for them. */
record AttendedPixels(TileablePixels pixels, Client client) implements TileablePixels {
    @Override
    public int width() {
        return pixels.width();
    }

    @Override
    public int height() {
        return pixels.height();
    }

    @Override
    public void row(int y, float[] planes) {
        pixels.row(y, planes);
    }

    @Override
    public void read(int[] columns, int[] rows, float[] planes) {
        if (client.gone()) {
            throw new ClientGoneException();
        }
        pixels.read(columns, rows, planes);
    }

    @Override
    public void write(int y, float[] rgb) {
        pixels.write(y, rgb);
    }
}
