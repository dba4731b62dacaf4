package io.refocus.imaging;

import io.refocus.documents.Legal;
import io.refocus.imaging.UnreadablePictureException.Reason;
import java.util.Locale;

/**
 * Decodes files to pictures and encodes pictures to files: the only place where pixels are decoded or encoded.
 *
 * <ul>
 *   <li><b>In:</b> PNG of every colour type, depth and interlacing, and JPEG (baseline and progressive, 8 bits, 1, 3 or 4 components).
 *   <li>Grey becomes three equal channels; palettes are looked up; 16-bit values keep their precision (v / 65535).
 *   <li>Alpha is composited over white, in encoded values, as a web page shows it; a fully opaque alpha channel changes
 *       nothing.
 *   <li>CMYK and YCCK are converted without a profile: R = (1 - C)(1 - K).
 *   <li>The EXIF orientation (JPEG and PNG) is applied. Colours are taken as sRGB: ICC profiles and gamma chunks are not applied.
 *   <li>Animated PNG and every other format are refused by name; truncated and damaged files are refused, never decoded
 *       in part.
 *   <li><b>Out:</b> 8-bit RGB PNG, or JPEG of quality 0.95 without chroma subsampling; neither carries metadata.
 * </ul>
 */
public final class PictureCodec {
    private static final long MOST_PIXELS = Integer.MAX_VALUE / Picture.CHANNELS - 8; // what one array can hold

    private PictureCodec() {}

    /**
     * Reads format and size; decodes no pixel.
     *
     * @throws UnreadablePictureException if the bytes are no PNG or JPEG, or end before the size is known
     */
    public static PictureHeader header(byte[] encoded) {
        return source(encoded).header();
    }

    /**
     * Decodes a whole picture.
     *
     * @param pixelBudget largest width times height that is decoded; compared with the header first
     * @return values in [0, 1]; 8-bit files give exactly {@link Picture#eightBit(int)}
     * @throws UnreadablePictureException if the picture is refused; {@link UnreadablePictureException#reason()} says why
     */
    public static Picture decode(byte[] encoded, long pixelBudget) {
        PictureSource source = source(encoded);
        PictureHeader header = source.header();
        if (header.pixels() > Math.min(pixelBudget, MOST_PIXELS)) {
            throw new UnreadablePictureException(
                    Reason.OVER_BUDGET,
                    String.format(
                            Locale.ROOT,
                            "the picture is %dx%d = %d pixels; expected at most %d. Make it smaller, or raise the pixel budget",
                            header.width(),
                            header.height(),
                            header.pixels(),
                            Math.min(pixelBudget, MOST_PIXELS)));
        }
        return source.decode();
    }

    /** Encodes after clipping to [0, 1] and rounding to 8 bits; decoding a PNG gives {@link Picture#rounded8()} back. */
    public static byte[] encode(Picture picture, PictureFormat format) {
        return switch (Legal.required("format", format)) {
            case PNG -> PngWriter.write(picture);
            case JPEG -> JpegWriter.write(picture);
        };
    }

    private static PictureSource source(byte[] encoded) {
        if (encoded.length == 0) {
            throw new UnreadablePictureException(Reason.EMPTY, "the file is empty; expected a PNG or a JPEG");
        }
        if (Signature.PNG.opens(encoded)) {
            return PngSource.open(encoded);
        }
        if (Signature.JPEG.opens(encoded)) {
            return JpegSource.open(encoded);
        }
        throw Signature.of(encoded)
                .map(known -> new UnreadablePictureException(
                        Reason.UNSUPPORTED,
                        "the file is in %s format; expected a PNG or a JPEG. Convert it first"
                                .formatted(known.title())))
                .orElseGet(() -> new UnreadablePictureException(
                        Reason.NOT_A_PICTURE,
                        "the file is not a picture: it begins with %s; expected a PNG or a JPEG"
                                .formatted(Signature.opening(encoded))));
    }
}
