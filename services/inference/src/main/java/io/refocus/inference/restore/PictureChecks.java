package io.refocus.inference.restore;

import io.refocus.imaging.PictureFormat;
import io.refocus.imaging.PictureHeader;
import io.refocus.imaging.UnreadablePictureException;
import io.refocus.inference.problem.ProblemException;
import io.refocus.inference.problem.ProblemType;
import java.util.Locale;
import java.util.function.Predicate;

/** The requirements of an upload. */
final class PictureChecks {
    private PictureChecks() {}

    static void withinBudget(PictureHeader header, long pixelBudget) {
        long pixels = header.pixels();
        if (pixels > pixelBudget) {
            throw new ProblemException(
                    ProblemType.PICTURE_TOO_LARGE,
                    String.format(
                            Locale.ROOT,
                            "the picture is %d x %d = %d pixels; expected at most %d",
                            header.width(),
                            header.height(),
                            pixels,
                            pixelBudget),
                    "Make it smaller or send parts of it; the limit is refocus.inference.pixel-budget.");
        }
    }

    static void acceptable(PictureFormat format, Predicate<PictureFormat> acceptable) {
        if (!acceptable.test(format)) {
            throw new ProblemException(
                    ProblemType.NOT_ACCEPTABLE,
                    "the answer to a %s is %s, which the Accept header excludes".formatted(format, format.mediaType()),
                    "Send Accept: %s or no Accept header.".formatted(format.mediaType()));
        }
    }

    static ProblemException unreadable(UnreadablePictureException e) {
        ProblemType type =
                switch (e.reason()) {
                    case UNSUPPORTED -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
                    case OVER_BUDGET -> ProblemType.PICTURE_TOO_LARGE;
                    case EMPTY, NOT_A_PICTURE, TRUNCATED, DAMAGED -> ProblemType.NOT_A_PICTURE;
                };
        return new ProblemException(
                type, e.getMessage(), "Send the bytes of one PNG or JPEG file as the request body.");
    }
}
