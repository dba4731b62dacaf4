package io.refocus.inference.champion;

import io.refocus.imaging.Picture;
import io.refocus.imaging.PictureFormat;
import io.refocus.imaging.PictureSource;
import io.refocus.imaging.TileablePixels;

/** A model version in memory, ready to restore. Usable from many threads until closed. */
public interface ServedModel extends AutoCloseable {
    ModelCard card();

    /** @return a picture of the same size, clipped to [0, 1] */
    Picture restore(Picture blurred);

    /** Restores all pixels where they lie; what {@link #restore(Picture)} gives. */
    void restoreInPlace(TileablePixels blurred);

    /** Heap that a picture needs from decoding to its encoded answer, in bytes, both encoded files not included. */
    long workingBytes(PictureSource blurred, PictureFormat answer);

    @Override
    void close();
}
