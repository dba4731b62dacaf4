package io.refocus.learning.feed;

import io.refocus.imaging.Picture;

/** A blurred picture and the same picture sharp, of one size. */
public record PairPictures(String name, Picture blurred, Picture sharp) implements PairSource {
    public PairPictures {
        if (blurred.width() != sharp.width() || blurred.height() != sharp.height()) {
            throw new PairMismatchException(name, blurred.width(), blurred.height(), sharp.width(), sharp.height());
        }
    }

    @Override
    public PairPictures read() {
        return this;
    }
}
