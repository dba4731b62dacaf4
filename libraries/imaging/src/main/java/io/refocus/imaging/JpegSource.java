package io.refocus.imaging;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Locale;

/**
 * Reads a JPEG's segments without decoding: size, components, colour markers, orientation, and whether it is
 * complete.
 */
final class JpegSource implements PictureSource {
    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int DNL = 0xDC;
    private static final int APP0 = 0xE0;
    private static final int APP1 = 0xE1;
    private static final int APP14 = 0xEE;
    private static final int APP15 = 0xEF;
    private static final int COMMENT = 0xFE;
    private static final int MOST_SCANS = 500; // more occur only in files made to keep a decoder busy

    private final byte[] file;
    private final ByteArrayOutputStream essential = new ByteArrayOutputStream(); // without metadata
    private int at = 2;
    private int scans;
    private boolean ended;
    private JpegFrame frame;
    private JpegColour.Markers colourMarkers = JpegColour.Markers.NONE;
    private Orientation orientation = Orientation.UPRIGHT;

    private JpegSource(byte[] encoded) {
        file = encoded;
        essential.write(file, 0, 2);
    }

    static JpegSource open(byte[] encoded) {
        JpegSource source = new JpegSource(encoded);
        while (!source.ended && source.nextSegment()) {
            // the segment was taken
        }
        if (source.frame == null) {
            if (source.ended) {
                throw FormatErrors.damaged(PictureFormat.JPEG, "it has no frame header");
            }
            throw FormatErrors.truncated(PictureFormat.JPEG, "it ends before its frame header");
        }
        return source;
    }

    @Override
    public PictureHeader header() {
        boolean swap = orientation.swapsSides();
        return new PictureHeader(
                PictureFormat.JPEG, swap ? frame.height() : frame.width(), swap ? frame.width() : frame.height());
    }

    @Override
    public Picture decode() {
        if (!ended) {
            throw FormatErrors.truncated(
                    PictureFormat.JPEG,
                    String.format(Locale.ROOT, "the end-of-image marker is missing after %d bytes", file.length));
        }
        if (scans == 0) {
            throw FormatErrors.damaged(PictureFormat.JPEG, "it holds no scan");
        }
        JpegColour colour = JpegColour.of(frame, colourMarkers);
        return orientation.apply(JpegReader.read(essential.toByteArray(), frame, colour));
    }

    /** False if the file ends inside the segment. */
    private boolean nextSegment() {
        while (at < file.length && (file[at] & 255) != 0xFF) {
            at++; // stray bytes between segments are skipped, as every decoder does
        }
        while (at < file.length && (file[at] & 255) == 0xFF) {
            at++;
        }
        if (at >= file.length) {
            return false;
        }
        int marker = file[at++] & 255;
        if (marker == EOI) {
            ended = true;
            essential.write(0xFF);
            essential.write(EOI);
            return true;
        }
        if (marker == 0 || marker == 1 || marker >= 0xD0 && marker <= SOI) {
            return true; // stand alone and mean nothing here
        }
        if (at + 2 > file.length) {
            return false;
        }
        int length = (file[at] & 255) << 8 | file[at + 1] & 255;
        if (length < 2) {
            throw FormatErrors.damaged(
                    PictureFormat.JPEG, String.format(Locale.ROOT, "segment %02X has length %d", marker, length));
        }
        if (at + length > file.length) {
            return false;
        }
        int end = at + length;
        if (marker == SOS) {
            scans++;
            end = endOfScan(end);
        }
        take(marker, Arrays.copyOfRange(file, at + 2, at + length));
        if (!(marker >= APP0 && marker <= APP15 || marker == COMMENT)) {
            essential.write(0xFF);
            essential.write(marker);
            essential.write(file, at, end - at);
        }
        at = end;
        return true;
    }

    private int endOfScan(int from) {
        int i = from;
        while (i + 1 < file.length) {
            int next = file[i + 1] & 255;
            if ((file[i] & 255) == 0xFF && next != 0 && next != 0xFF && (next < 0xD0 || next > 0xD7)) {
                return i;
            }
            i++;
        }
        return file.length;
    }

    private void take(int marker, byte[] body) {
        if (marker == APP0 && startsWith(body, "JFIF\0")) {
            colourMarkers = colourMarkers.withJfif();
        } else if (marker == APP1 && startsWith(body, "Exif\0\0")) {
            orientation = Orientation.ofExif(Arrays.copyOfRange(body, 6, body.length));
        } else if (marker == APP14 && startsWith(body, "Adobe") && body.length >= 12) {
            colourMarkers = colourMarkers.withAdobe(body[11] & 255);
        } else if (JpegFrame.begins(marker)) {
            if (frame != null) {
                throw FormatErrors.unsupported(PictureFormat.JPEG, "it holds more than one frame");
            }
            frame = JpegFrame.parse(marker, body);
        } else if (marker == DNL) {
            throw FormatErrors.unsupported(PictureFormat.JPEG, "its height follows its pixels");
        }
        if (scans > MOST_SCANS) {
            throw FormatErrors.unsupported(
                    PictureFormat.JPEG, String.format(Locale.ROOT, "it has more than %d scans", MOST_SCANS));
        }
    }

    private static boolean startsWith(byte[] body, String latin1) {
        for (int i = 0; i < latin1.length(); i++) {
            if (i >= body.length || body[i] != latin1.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
