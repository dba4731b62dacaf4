package io.refocus.inference.restore;

import io.refocus.imaging.PictureFormat;
import io.refocus.imaging.PictureHeader;
import io.refocus.imaging.PictureTooLongException;
import io.refocus.imaging.UnreadablePictureException;
import io.refocus.inference.problem.ProblemException;
import io.refocus.inference.problem.ProblemType;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

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
                    "Make it smaller or send parts of it; the limit is inference.pixelBudget in configs/stack.yaml, or"
                            + " REFOCUS_INFERENCE_PIXEL_BUDGET.");
        }
    }

    static void fitsMemory(PictureHeader header, long neededBytes, long memoryBytes) {
        if (neededBytes > memoryBytes) {
            throw new ProblemException(
                    ProblemType.PICTURE_TOO_LARGE,
                    String.format(
                            Locale.ROOT,
                            "the picture of %d x %d pixels needs about %d MB of memory; expected at most %d MB",
                            header.width(),
                            header.height(),
                            (neededBytes >> 20) + 1,
                            memoryBytes >> 20),
                    "Make it smaller or send parts of it; the limit is 60 % of heapMegabytes.inference in configs/stack.yaml.");
        }
    }

    /** The format of the answer: the upload's if the client takes it, otherwise another that it takes. */
    static PictureFormat answer(PictureHeader upload, Predicate<PictureFormat> acceptable) {
        return Stream.concat(Stream.of(upload.format()), Stream.of(PictureFormat.values()))
                .filter(acceptable)
                .findFirst()
                .map(format -> fitting(format, upload))
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_ACCEPTABLE,
                        "the answer is a PNG or a JPEG, and the Accept header excludes both",
                        String.format(
                                Locale.ROOT,
                                "Send Accept: %s or no Accept header.",
                                upload.format().mediaType())));
    }

    private static PictureFormat fitting(PictureFormat format, PictureHeader upload) {
        try {
            format.requireSides(upload.width(), upload.height());
            return format;
        } catch (PictureTooLongException e) {
            throw new ProblemException(
                    ProblemType.NOT_ACCEPTABLE, e.getMessage(), "Send Accept: image/png or no Accept header.");
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
