package io.refocus.inference.champion;

import io.refocus.imaging.Picture;

/** A model version in memory, ready to restore. Usable from many threads until closed. */
public interface ServedModel extends AutoCloseable {
    ModelCard card();

    /** @return a picture of the same size, clipped to [0, 1] */
    Picture restore(Picture blurred);

    @Override
    void close();
}
