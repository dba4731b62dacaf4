package io.refocus.imaging;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import java.util.Locale;

/** A picture with a side that the wanted format cannot express. */
public final class PictureTooLongException extends RefocusException {
    private static final long serialVersionUID = 1L;

    PictureTooLongException(PictureFormat format, int width, int height) {
        super(
                Fault.BAD_INPUT,
                String.format(
                        Locale.ROOT,
                        "a picture of %dx%d cannot be a %s; expected sides of at most %d pixels. Write a PNG",
                        width,
                        height,
                        format,
                        format.longestSide()));
    }
}
