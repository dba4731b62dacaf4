package io.refocus.imaging;

import io.refocus.imaging.UnreadablePictureException.Reason;
import java.util.Locale;

/** The errors that PNG and JPEG files share. */
final class FormatErrors {
    private FormatErrors() {}

    static UnreadablePictureException truncated(PictureFormat format, String missing) {
        return new UnreadablePictureException(
                Reason.TRUNCATED,
                String.format(
                        Locale.ROOT, "the %s is truncated: %s. Was the file copied completely?", format, missing));
    }

    static UnreadablePictureException damaged(PictureFormat format, String what) {
        return new UnreadablePictureException(
                Reason.DAMAGED, String.format(Locale.ROOT, "the %s is damaged: %s", format, what));
    }

    static UnreadablePictureException unsupported(PictureFormat format, String what) {
        return new UnreadablePictureException(
                Reason.UNSUPPORTED,
                String.format(Locale.ROOT, "the %s is not supported: %s. Convert it first", format, what));
    }

    /** @throws UnreadablePictureException if the picture's samples are more than one array holds */
    static void fitsAnArray(PictureSource source) {
        PictureHeader header = source.header();
        if (source.decodingBytes() > Integer.MAX_VALUE - 8) {
            throw new UnreadablePictureException(
                    Reason.OVER_BUDGET,
                    String.format(
                            Locale.ROOT,
                            "the picture is %dx%d = %d pixels; expected at most 2 GB of samples. Make it smaller",
                            header.width(),
                            header.height(),
                            header.pixels()));
        }
    }
}
