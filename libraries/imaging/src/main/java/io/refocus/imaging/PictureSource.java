package io.refocus.imaging;

import java.util.List;

/** An encoded picture whose header has been read. */
public sealed interface PictureSource permits PngSource, JpegSource {

    /** Format and size after orientation. */
    PictureHeader header();

    /** Heap that {@link #decode()} needs at its peak, its result included and the encoded file not, in bytes. */
    long decodingBytes();

    /** What is wrong beside the pixels: sentences without a full stop. Decoding may find more. */
    List<String> remarks();

    /** Whether a pixel can be transparent. */
    boolean hasAlpha();

    /**
     * All pixels; the caller has checked the size.
     *
     * @throws UnreadablePictureException if they are not all there
     */
    PackedPicture decode();
}
