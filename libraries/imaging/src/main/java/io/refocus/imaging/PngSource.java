package io.refocus.imaging;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;

/** The chunks of a PNG, every checksum verified; nothing is inflated before {@link #decode()}. */
final class PngSource implements PictureSource {
    private static final int SIGNATURE_BYTES = 8;

    private final ByteBuffer file;
    private final List<ByteBuffer> pixelData = new ArrayList<>();
    private PngHeader header;
    private Optional<ByteBuffer> palette = Optional.empty();
    private Optional<ByteBuffer> transparency = Optional.empty();
    private Orientation orientation = Orientation.UPRIGHT;
    private boolean ended;

    private PngSource(byte[] encoded) {
        file = ByteBuffer.wrap(encoded).asReadOnlyBuffer().position(SIGNATURE_BYTES);
    }

    static PngSource open(byte[] encoded) {
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
    public Picture decode() {
        if (!ended) {
            throw FormatErrors.truncated(
                    PictureFormat.PNG,
                    String.format(Locale.ROOT, "the IEND chunk is missing after %d bytes", file.limit()));
        }
        PngPixels pixels = new PngPixels(header, PngColours.of(header, palette, transparency));
        try (PngRows rows = new PngRows(header, pixelData)) {
            rows.forEach(pixels::put);
        }
        return orientation.apply(pixels.picture());
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
        if ((int) sum.getValue() != crc) {
            throw FormatErrors.damaged(PictureFormat.PNG, "the checksum of its %s chunk is wrong".formatted(type));
        }
        take(type, named.position(4).slice());
        return true;
    }

    private void take(String type, ByteBuffer chunk) {
        if (header == null && !type.equals("IHDR")) {
            throw FormatErrors.damaged(PictureFormat.PNG, "it begins with a %s chunk instead of IHDR".formatted(type));
        }
        switch (type) {
            case "IHDR" -> header = PngHeader.parse(chunk);
            case "PLTE" -> palette = Optional.of(chunk);
            case "tRNS" -> transparency = Optional.of(chunk);
            case "IDAT" -> pixelData.add(chunk);
            case "eXIf" -> orientation = Orientation.ofExif(bytes(chunk));
            case "acTL" ->
                throw FormatErrors.unsupported(PictureFormat.PNG, "it is animated, and only one frame could be kept");
            case "IEND" -> ended = true;
            default -> {
                if (Character.isUpperCase(type.charAt(0))) {
                    throw FormatErrors.unsupported(PictureFormat.PNG, "it needs the unknown chunk " + type);
                }
            }
        }
    }

    private static byte[] bytes(ByteBuffer chunk) {
        byte[] bytes = new byte[chunk.remaining()];
        chunk.get(bytes);
        return bytes;
    }
}
