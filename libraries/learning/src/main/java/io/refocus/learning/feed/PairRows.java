package io.refocus.learning.feed;

import io.refocus.imaging.PixelRows;

/** A pair to be looked at row by row, in as little memory as its files allow. */
public record PairRows(String name, PixelRows blurred, PixelRows sharp) {
    public PairRows {
        if (blurred.width() != sharp.width() || blurred.height() != sharp.height()) {
            throw new PairMismatchException(name, blurred.width(), blurred.height(), sharp.width(), sharp.height());
        }
    }
}
