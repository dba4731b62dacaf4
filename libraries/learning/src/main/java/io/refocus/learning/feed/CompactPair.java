package io.refocus.learning.feed;

/** A pair as it is kept for many draws: a quarter of the memory of its {@link PairPictures} if its files have 8 bits. */
public record CompactPair(String name, StoredPicture blurred, StoredPicture sharp) {
    public CompactPair {
        if (blurred.width() != sharp.width() || blurred.height() != sharp.height()) {
            throw new PairMismatchException(name, blurred.width(), blurred.height(), sharp.width(), sharp.height());
        }
    }

    static CompactPair of(PairPictures pair) {
        return new CompactPair(pair.name(), StoredPicture.of(pair.blurred()), StoredPicture.of(pair.sharp()));
    }

    /** Memory it takes. */
    long bytes() {
        return blurred.bytes() + sharp.bytes();
    }

    /** A copy of one rectangle of both. */
    public PairPictures crop(int left, int top, int width, int height) {
        return new PairPictures(name, blurred.crop(left, top, width, height), sharp.crop(left, top, width, height));
    }
}
