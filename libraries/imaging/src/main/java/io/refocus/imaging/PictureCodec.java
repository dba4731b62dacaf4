package io.refocus.imaging;

import io.refocus.documents.Legal;
import io.refocus.imaging.UnreadablePictureException.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;

/**
 * Decodes files to pictures and encodes pictures to files: the only place where pixels are decoded or encoded.
 *
 * <ul>
 *   <li><b>In:</b> PNG of every colour type, depth and interlacing, and JPEG (baseline and progressive, 8 bits, 1, 3 or 4 components).
 *   <li>Grey becomes three equal channels; palettes are looked up; 16-bit values keep their precision (v / 65535).
 *   <li>Alpha is composited over white, in encoded values, as a web page shows it; a fully opaque alpha channel changes
 *       nothing. A {@link PackedPicture} keeps it.
 *   <li>RGB colour profiles (ICC) are applied, with 8 bits: a {@link Picture} is sRGB; a {@link PackedPicture} keeps its profile. So are the
 *       colours that a PNG tells by cICP, or by gAMA and cHRM, and Adobe RGB that a camera tells in EXIF alone: the {@link PackedPicture}
 *       gets a profile. Profiles for grey and for CMYK are applied and gone; without one, R = (1 - C)(1 - K).
 *   <li>The EXIF orientation (JPEG and PNG) is applied.
 *   <li>Animated PNG and every other format are refused by name. A file whose pixels are not all there is refused, never decoded in part;
 *       one that is damaged beside its pixels (an end marker missing, a wrong checksum in a chunk that may be left out, a broken profile)
 *       is decoded, and the {@link PackedPicture#remarks()} say so.
 *   <li><b>Out:</b> 8-bit PNG, or JPEG of quality 0.95 without chroma subsampling; neither carries metadata but a {@link PackedPicture}'s
 *       profile.
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
        return open(ByteBuffer.wrap(encoded)).header();
    }

    /**
     * Reads everything but the pixels.
     *
     * @param encoded from 0 to its limit; kept and read until the picture is decoded
     * @throws UnreadablePictureException if the bytes are no PNG or JPEG, or end before the size is known
     */
    public static PictureSource open(ByteBuffer encoded) {
        if (encoded.limit() == 0) {
            throw new UnreadablePictureException(Reason.EMPTY, "the file is empty; expected a PNG or a JPEG");
        }
        byte[] opening = new byte[Math.min(encoded.limit(), Signature.LONGEST)];
        encoded.get(0, opening);
        if (Signature.PNG.opens(opening)) {
            return PngSource.open(encoded);
        }
        if (Signature.JPEG.opens(opening)) {
            return JpegSource.open(encoded);
        }
        throw Signature.of(opening)
                .map(known -> new UnreadablePictureException(
                        Reason.UNSUPPORTED,
                        String.format(
                                Locale.ROOT,
                                "the file is in %s format; expected a PNG or a JPEG. Convert it first",
                                known.title())))
                .orElseGet(() -> new UnreadablePictureException(
                        Reason.NOT_A_PICTURE,
                        String.format(
                                Locale.ROOT,
                                "the file is not a picture: it begins with %s; expected a PNG or a JPEG",
                                Signature.opening(opening))));
    }

    /**
     * Decodes a whole picture.
     *
     * @param pixelBudget largest width times height that is decoded; compared with the header first
     * @return values in [0, 1]; 8-bit files without a profile give exactly {@link Picture#eightBit(int)}
     * @throws UnreadablePictureException if the picture is refused; {@link UnreadablePictureException#reason()} says why
     */
    public static Picture decode(byte[] encoded, long pixelBudget) {
        return decodePacked(encoded, pixelBudget).toPicture();
    }

    /**
     * Decodes a whole picture into as little memory as its file allows; to {@link PackedPicture#row} the same values as
     * {@link #decode}.
     *
     * @param pixelBudget largest width times height that is decoded; compared with the header first
     * @throws UnreadablePictureException if the picture is refused; {@link UnreadablePictureException#reason()} says why
     */
    public static PackedPicture decodePacked(byte[] encoded, long pixelBudget) {
        PictureSource source = open(ByteBuffer.wrap(encoded));
        requireWithin(pixelBudget, source.header());
        return source.decode();
    }

    /**
     * Compares a picture's size with a budget.
     *
     * @param pixelBudget largest width times height that would be decoded
     * @throws UnreadablePictureException with the reason OVER_BUDGET
     */
    public static void requireWithin(long pixelBudget, PictureHeader header) {
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
    }

    /** As {@link #encode(PixelRows, PictureFormat, OutputStream)}, into memory. */
    public static byte[] encode(PixelRows picture, PictureFormat format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(
                2 * picture.width() * picture.height()); // of most photographs: growing takes three times as much
        try {
            encode(picture, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /**
     * Encodes what is seen, sRGB over white, after clipping to [0, 1] and rounding to 8 bits, without alpha and profile; decoding a PNG
     * gives {@link Picture#rounded8()} back.
     *
     * @throws PictureTooLongException if the format cannot hold a picture of that size
     */
    public static void encode(PixelRows picture, PictureFormat format, OutputStream out) throws IOException {
        write(RowSource.of(picture), null, Optional.empty(), Legal.required("format", format), out);
    }

    /**
     * Encodes all that the file had, with 8 bits: its colours with their profile. A PNG keeps alpha; in a JPEG the colours are over white, and a remark says so.
     *
     * @throws PictureTooLongException if the format cannot hold a picture of that size
     */
    public static void encodeWhole(PackedPicture picture, PictureFormat format, OutputStream out) throws IOException {
        Optional<byte[]> profile = Optional.ofNullable(picture.profile()).map(ColourProfile::icc);
        RowSource rows = RowSource.of(picture, format == PictureFormat.PNG);
        write(rows, picture.rgb8(), profile, Legal.required("format", format), out);
        if (picture.hasAlpha() && format == PictureFormat.JPEG) {
            picture.remark("a JPEG has no transparency: it was put over white");
        }
    }

    /** Heap that {@link #encodeWhole} needs beside the picture of that source, in bytes. */
    public static long encodingBytes(PictureSource source, PictureFormat format) {
        PictureHeader header = source.header();
        boolean packed =
                source.decodingBytes() <= Picture.CHANNELS * header.pixels() || header.format() == PictureFormat.JPEG;
        return format == PictureFormat.PNG || packed ? 32L * header.width() : Picture.CHANNELS * header.pixels();
    }

    private static void write(
            RowSource rows, byte[] rgb8, Optional<byte[]> profile, PictureFormat format, OutputStream out)
            throws IOException {
        switch (format) {
            case PNG -> PngWriter.write(rows, profile, out);
            case JPEG -> {
                format.requireSides(rows.width(), rows.height());
                byte[] rgb = rgb8 == null ? collected(rows) : rgb8;
                JpegWriter.write(rgb, rows.width(), rows.height(), profile, out);
            }
        }
    }

    private static byte[] collected(RowSource rows) {
        int length = Picture.CHANNELS * rows.width();
        byte[] rgb = new byte[length * rows.height()];
        byte[] row = new byte[length];
        for (int y = 0; y < rows.height(); y++) {
            rows.row(y, row);
            System.arraycopy(row, 0, rgb, y * length, length);
        }
        return rgb;
    }
}
