package io.refocus.imaging;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** The first bytes of picture formats, so that an error can name the format that is not supported. */
enum Signature {
    PNG("PNG", "\u0089PNG\r\n\u001a\n", 0),
    JPEG("JPEG", "\u00ff\u00d8\u00ff", 0),
    GIF("GIF", "GIF8", 0),
    WEBP("WebP", "WEBP", 8),
    BMP("BMP", "BM", 0),
    TIFF_LITTLE("TIFF", "II*\0", 0),
    TIFF_BIG("TIFF", "MM\0*", 0),
    AVIF("AVIF", "ftypavif", 4),
    HEIC("HEIC", "ftyphe", 4),
    HEIF("HEIF", "ftypmif1", 4),
    JPEG_XL("JPEG XL", "\u00ff\n", 0),
    JPEG_XL_BOX("JPEG XL", "\0\0\0\fJXL ", 0),
    JPEG_2000("JPEG 2000", "\0\0\0\fjP  ", 0),
    PSD("Photoshop", "8BPS", 0),
    PDF("PDF", "%PDF", 0),
    SVG("SVG", "<svg", 0),
    SVG_XML("SVG or another XML", "<?xml", 0),
    ICO("Windows icon", "\0\0\1\0", 0);

    /** Bytes from which every format here is known. */
    static final int LONGEST = 16;

    private final String title;
    private final byte[] bytes;
    private final int offset;

    Signature(String title, String latin1, int offset) {
        this.title = title;
        this.bytes = latin1.getBytes(StandardCharsets.ISO_8859_1);
        this.offset = offset;
    }

    static Optional<Signature> of(byte[] encoded) {
        return Arrays.stream(values()).filter(s -> s.opens(encoded)).findFirst();
    }

    boolean opens(byte[] encoded) {
        return encoded.length >= offset + bytes.length
                && Arrays.equals(encoded, offset, offset + bytes.length, bytes, 0, bytes.length);
    }

    String title() {
        return title;
    }

    /** The first bytes of a file for a message: text in quotes, anything else in hexadecimal. */
    static String opening(byte[] encoded) {
        byte[] first = Arrays.copyOf(encoded, Math.min(12, encoded.length));
        String text = new String(first, StandardCharsets.ISO_8859_1);
        return text.chars().allMatch(c -> c >= ' ' && c < 127)
                ? '"' + text + '"'
                : HexFormat.ofDelimiter(" ").formatHex(first);
    }
}
