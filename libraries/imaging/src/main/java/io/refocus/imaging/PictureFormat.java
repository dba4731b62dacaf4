package io.refocus.imaging;

import java.util.Optional;

/** The encodings that are read and written. Every other format is refused with its name. */
public enum PictureFormat {
    PNG("image/png", "png"),
    JPEG("image/jpeg", "jpg");

    private final String mediaType;
    private final String extension;

    PictureFormat(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    /** Recognised by the first bytes, never by a file's name; empty for anything that is neither PNG nor JPEG. */
    public static Optional<PictureFormat> sniff(byte[] encoded) {
        if (Signature.PNG.opens(encoded)) {
            return Optional.of(PNG);
        }
        return Signature.JPEG.opens(encoded) ? Optional.of(JPEG) : Optional.empty();
    }

    public String mediaType() {
        return mediaType;
    }

    /** Without a dot. */
    public String extension() {
        return extension;
    }

    /** The longest side that a file of this format can have, in pixels. */
    public int longestSide() {
        return this == JPEG ? 65535 : Integer.MAX_VALUE;
    }

    /** @throws PictureTooLongException if this format cannot hold a picture of that size */
    public void requireSides(int width, int height) {
        if (Math.max(width, height) > longestSide()) {
            throw new PictureTooLongException(this, width, height);
        }
    }
}
