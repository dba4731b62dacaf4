package io.refocus.learning.feed;

/**
 * A pair that is read when it is needed, so a dataset larger than memory can be trained on. A {@link PairPictures} is
 * its own source.
 */
public interface PairSource {
    /** Unique within a dataset; appears in messages. */
    String name();

    /** Reads and decodes both pictures. Called from the feeding thread, possibly more than once. */
    PairPictures read();

    /** Both pictures to be measured or shown whole. */
    default PairRows readRows() {
        PairPictures pair = read();
        return new PairRows(pair.name(), pair.blurred(), pair.sharp());
    }

    /** Both pictures in as little memory as they need; who reads large ones decodes one after the other. */
    default CompactPair readCompact() {
        return CompactPair.of(read());
    }
}
