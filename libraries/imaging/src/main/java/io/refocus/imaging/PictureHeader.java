package io.refocus.imaging;

import io.refocus.documents.Legal;

/**
 * What the header of a file says, read before any pixel is decoded.
 *
 * @param width in pixels, after the EXIF orientation is applied
 * @param height in pixels, after the EXIF orientation is applied
 */
public record PictureHeader(PictureFormat format, int width, int height) {
    public PictureHeader {
        Legal.required("format", format);
        Legal.range("width", width, 1, Integer.MAX_VALUE);
        Legal.range("height", height, 1, Integer.MAX_VALUE);
    }

    public long pixels() {
        return (long) width * height;
    }
}
