package io.refocus.imaging;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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
    private static final int APP2 = 0xE2;
    private static final double ADOBE_GAMMA = 563 / 256.0;
    private static final String NO_END = "the JPEG's end marker is missing";

    private final ByteBuffer file;
    private final List<ByteBuffer> essential = new ArrayList<>(); // without metadata
    private final JpegScans scans = new JpegScans();
    private final ProfileChunks profile = new ProfileChunks();
    private int at = 2;
    private boolean ended;
    private JpegFrame frame;
    private JpegColour.Markers colourMarkers = JpegColour.Markers.NONE;
    private ExifFacts exif = ExifFacts.NONE;

    private JpegSource(ByteBuffer encoded) {
        file = encoded.asReadOnlyBuffer();
        essential.add(file.slice(0, 2));
    }

    static JpegSource open(ByteBuffer encoded) {
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
        boolean swap = exif.orientation().swapsSides();
        return new PictureHeader(
                PictureFormat.JPEG, swap ? frame.height() : frame.width(), swap ? frame.width() : frame.height());
    }

    @Override
    public long decodingBytes() {
        boolean kept = frame.components() == Picture.CHANNELS && exif.orientation() == Orientation.UPRIGHT;
        return header().pixels() * (kept ? Picture.CHANNELS : frame.components() + Picture.CHANNELS);
    }

    @Override
    public List<String> remarks() {
        return ended ? List.of() : List.of(NO_END);
    }

    @Override
    public boolean hasAlpha() {
        return false;
    }

    @Override
    public PackedPicture decode() {
        FormatErrors.fitsAnArray(this);
        if (scans.isEmpty()) {
            throw ended
                    ? FormatErrors.damaged(PictureFormat.JPEG, "it holds no scan")
                    : FormatErrors.truncated(PictureFormat.JPEG, "it ends before its first scan");
        }
        if (!ended && !scans.complete(frame.ids())) {
            throw FormatErrors.truncated(
                    PictureFormat.JPEG,
                    String.format(
                            Locale.ROOT,
                            "the end-of-image marker is missing after %d bytes, and so are scans",
                            file.limit()));
        }
        List<String> ofInks = new ArrayList<>();
        Optional<InkProfile> inks = inkProfile(ofInks);
        JpegColour colour = JpegColour.of(frame, colourMarkers);
        PackedPicture picture = JpegReader.read(stream(), frame, colour, exif.orientation(), inks);
        ofInks.forEach(picture::remark);
        if (!ended) {
            picture.remark(NO_END + "; all its pixels are there");
        }
        if (!profile.isEmpty() && frame.components() != InkProfile.INKS) {
            ProfileChunks.use(profile::joined, frame.components(), picture);
        } else if (exif.adobeRgb() && frame.components() == Picture.CHANNELS) {
            picture.profile(ProfileMaker.of("Adobe RGB (1998) compatible", Primaries.ADOBE_RGB, ADOBE_GAMMA));
        }
        return picture;
    }

    /** @param remarks receives why a profile of four inks cannot be used */
    private Optional<InkProfile> inkProfile(List<String> remarks) {
        if (profile.isEmpty() || frame.components() != InkProfile.INKS) {
            return Optional.empty();
        }
        try {
            return Optional.of(InkProfile.of(profile.joined()));
        } catch (IllegalArgumentException e) {
            remarks.add("the colour profile cannot be used (%s); the colours are taken as plain inks"
                    .formatted(e.getMessage()));
            return Optional.empty();
        }
    }

    private JpegBytes stream() {
        JpegBytes stream = new JpegBytes();
        essential.forEach(stream::add);
        stream.add(ByteBuffer.wrap(new byte[] {(byte) 0xFF, (byte) EOI}));
        return stream;
    }

    /** False if the file ends inside the segment. */
    private boolean nextSegment() {
        while (at < file.limit() && (file.get(at) & 255) != 0xFF) {
            at++; // stray bytes between segments are skipped, as every decoder does
        }
        while (at < file.limit() && (file.get(at) & 255) == 0xFF) {
            at++;
        }
        if (at >= file.limit()) {
            return false;
        }
        int marker = file.get(at++) & 255;
        if (marker == EOI) {
            ended = true;
            return true;
        }
        if (marker == 0 || marker == 1 || marker >= 0xD0 && marker <= SOI) {
            return true; // stand alone and mean nothing here
        }
        if (at + 2 > file.limit()) {
            return false;
        }
        int length = (file.get(at) & 255) << 8 | file.get(at + 1) & 255;
        if (length < 2) {
            throw FormatErrors.damaged(
                    PictureFormat.JPEG, String.format(Locale.ROOT, "segment %02X has length %d", marker, length));
        }
        if (at + length > file.limit()) {
            return false;
        }
        int end = at + length;
        if (marker == SOS) {
            end = endOfScan(end);
        }
        byte[] body = new byte[length - 2];
        file.get(at + 2, body);
        take(marker, body);
        if (!(marker >= APP0 && marker <= APP15 || marker == COMMENT)) {
            essential.add(file.slice(at - 2, end - at + 2)); // with its marker
        }
        at = end;
        return true;
    }

    private int endOfScan(int from) {
        int i = from;
        while (i + 1 < file.limit()) {
            int next = file.get(i + 1) & 255;
            if ((file.get(i) & 255) == 0xFF && next != 0 && next != 0xFF && (next < 0xD0 || next > 0xD7)) {
                return i;
            }
            i++;
        }
        return file.limit();
    }

    private void take(int marker, byte[] body) {
        if (marker == APP0 && startsWith(body, "JFIF\0")) {
            colourMarkers = colourMarkers.withJfif();
        } else if (marker == APP1 && startsWith(body, "Exif\0\0")) {
            exif = ExifFacts.of(Arrays.copyOfRange(body, 6, body.length));
        } else if (marker == APP2 && startsWith(body, ProfileChunks.JPEG_NAME)) {
            profile.take(body);
        } else if (marker == APP14 && startsWith(body, "Adobe") && body.length >= 12) {
            colourMarkers = colourMarkers.withAdobe(body[11] & 255);
        } else if (JpegFrame.begins(marker)) {
            if (frame != null) {
                throw FormatErrors.unsupported(PictureFormat.JPEG, "it holds more than one frame");
            }
            frame = JpegFrame.parse(marker, body);
        } else if (marker == SOS) {
            scans.take(body);
        } else if (marker == DNL) {
            throw FormatErrors.unsupported(PictureFormat.JPEG, "its height follows its pixels");
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
