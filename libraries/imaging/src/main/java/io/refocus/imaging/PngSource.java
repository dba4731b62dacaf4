package io.refocus.imaging;

import io.refocus.imaging.PngHeader.Colour;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The chunks of a PNG, every checksum verified; nothing is inflated before {@link #decode()}. What is damaged beside the pixels is left
 * out and remarked.
 */
final class PngSource implements PictureSource {
    private static final int SIGNATURE_BYTES = 8;
    private static final String NO_END = "the PNG's end is missing";

    private final ByteBuffer file;
    private final List<ByteBuffer> pixelData = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private PngHeader header;
    private Optional<ByteBuffer> palette = Optional.empty();
    private Optional<ByteBuffer> transparency = Optional.empty();
    private final PngColourSpace colourSpace = new PngColourSpace();
    private Orientation orientation = Orientation.UPRIGHT;
    private boolean ended;

    private PngSource(ByteBuffer encoded) {
        file = encoded.asReadOnlyBuffer().position(SIGNATURE_BYTES);
    }

    static PngSource open(ByteBuffer encoded) {
        PngSource source = new PngSource(encoded);
        while (!source.ended && source.file.remaining() >= 12 && source.nextChunk()) {
            // the chunk was taken
        }
        if (source.header == null) {
            throw FormatErrors.truncated(PictureFormat.PNG, "it ends inside its header");
        }
        return source;
    }

    @Override
    public PictureHeader header() {
        boolean swap = orientation.swapsSides();
        return new PictureHeader(
                PictureFormat.PNG, swap ? header.height() : header.width(), swap ? header.width() : header.height());
    }

    @Override
    public long decodingBytes() {
        long sample = header.depth() == 16 ? 2 : 1;
        return header().pixels() * sample * (hasAlpha() ? 4 : 3);
    }

    @Override
    public List<String> remarks() {
        List<String> all = new ArrayList<>(remarks);
        if (!ended) {
            all.add(NO_END);
        }
        return all;
    }

    @Override
    public boolean hasAlpha() {
        return PngColours.hasAlpha(header, transparency);
    }

    @Override
    public PackedPicture decode() {
        FormatErrors.fitsAnArray(this);
        PngPixels pixels = new PngPixels(header, PngColours.of(header, palette, transparency), orientation);
        try (PngRows rows = new PngRows(header, pixelData)) {
            rows.forEach(pixels::put);
        }
        PackedPicture picture = pixels.picture();
        remarks.forEach(picture::remark);
        if (!ended) {
            picture.remark(NO_END + "; all its pixels are there");
        }
        boolean grey = header.colour() == Colour.GREY || header.colour() == Colour.GREY_ALPHA;
        colourSpace.use(grey ? 1 : Picture.CHANNELS, picture);
        return picture;
    }

    /** False if the file ends inside the chunk. */
    private boolean nextChunk() {
        int length = file.getInt(file.position());
        if (length < 0 || length > file.remaining() - 12) {
            return false;
        }
        ByteBuffer named = file.slice(file.position() + 4, 4 + length);
        int crc = file.getInt(file.position() + 8 + length);
        file.position(file.position() + 12 + length);
        byte[] name = new byte[4];
        named.get(0, name);
        String type = new String(name, StandardCharsets.ISO_8859_1);
        CRC32 sum = new CRC32();
        sum.update(named.duplicate());
        if ((int) sum.getValue() == crc) {
            take(type, named.position(4).slice());
            return true;
        }
        if (header == null || !type.matches("[a-z][A-Za-z]{3}")) {
            throw FormatErrors.damaged(
                    PictureFormat.PNG, String.format(Locale.ROOT, "the checksum of its %s chunk is wrong", type));
        }
        remarks.add(String.format(
                Locale.ROOT, "the checksum of the PNG's %s chunk is wrong; the chunk was left out", type));
        return true;
    }

    private void take(String type, ByteBuffer chunk) {
        if (header == null && !type.equals("IHDR")) {
            throw FormatErrors.damaged(
                    PictureFormat.PNG, String.format(Locale.ROOT, "it begins with a %s chunk instead of IHDR", type));
        }
        switch (type) {
            case "IHDR" -> header = PngHeader.parse(chunk);
            case "PLTE" -> palette = Optional.of(chunk);
            case "tRNS" -> transparency = Optional.of(chunk);
            case "IDAT" -> pixelData.add(chunk);
            case "eXIf" -> orientation = ExifFacts.of(bytes(chunk)).orientation();
            case "acTL" ->
                throw FormatErrors.unsupported(PictureFormat.PNG, "it is animated, and only one frame could be kept");
            case "IEND" -> ended = true;
            default -> {
                if (!colourSpace.take(type, chunk) && Character.isUpperCase(type.charAt(0))) {
                    throw FormatErrors.unsupported(PictureFormat.PNG, "it needs the unknown chunk " + type);
                }
            }
        }
    }

    private static byte[] bytes(ByteBuffer chunk) {
        byte[] bytes = new byte[chunk.remaining()];
        chunk.duplicate().get(bytes);
        return bytes;
    }
}
