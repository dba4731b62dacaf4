package io.refocus.imaging;

/** An encoded picture whose header has been read. */
sealed interface PictureSource permits PngSource, JpegSource {

    /** Format and size after orientation. */
    PictureHeader header();

    /** All pixels; the caller has checked the size. */
    Picture decode();
}
