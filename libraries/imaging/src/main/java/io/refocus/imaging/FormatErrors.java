package io.refocus.imaging;

import io.refocus.imaging.UnreadablePictureException.Reason;

/** The errors that PNG and JPEG files share. */
final class FormatErrors {
    private FormatErrors() {}

    static UnreadablePictureException truncated(PictureFormat format, String missing) {
        return new UnreadablePictureException(
                Reason.TRUNCATED,
                "the %s is truncated: %s. Was the file copied completely?".formatted(format, missing));
    }

    static UnreadablePictureException damaged(PictureFormat format, String what) {
        return new UnreadablePictureException(Reason.DAMAGED, "the %s is damaged: %s".formatted(format, what));
    }

    static UnreadablePictureException unsupported(PictureFormat format, String what) {
        return new UnreadablePictureException(
                Reason.UNSUPPORTED, "the %s is not supported: %s. Convert it first".formatted(format, what));
    }
}
