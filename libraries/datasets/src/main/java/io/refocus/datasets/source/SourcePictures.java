package io.refocus.datasets.source;

import io.refocus.datasets.FileFault;
import io.refocus.documents.Digests;
import io.refocus.imaging.PackedPicture;
import io.refocus.imaging.PictureCodec;
import io.refocus.imaging.PictureHeader;
import io.refocus.imaging.PictureSource;
import io.refocus.imaging.PixelRows;
import io.refocus.imaging.UnreadablePictureException;
import io.refocus.imaging.blur.BlurRecipe;
import io.refocus.imaging.blur.BlurSynthesis;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Decodes the pictures of a source completely and collects errors for a report. Used by one thread. */
public final class SourcePictures {
    private final SourceTree source;
    private final long pixelBudget;
    private final int smallestSide;
    private final List<FileFault> faults = new ArrayList<>();
    private final List<FileFault> remarks = new ArrayList<>();

    /**
     * @param pixelBudget the largest picture accepted, in pixels
     * @param smallestSide the smallest side accepted, in pixels
     */
    public SourcePictures(SourceTree source, long pixelBudget, int smallestSide) {
        this.source = source;
        this.pixelBudget = pixelBudget;
        this.smallestSide = smallestSide;
    }

    /** A file of the source and its picture. */
    public record Decoded(byte[] encoded, PackedPicture picture) {}

    /** Two pictures of one size. */
    public record DecodedPair(Decoded blurred, Decoded sharp) {}

    /** All errors so far. */
    public List<FileFault> faults() {
        return faults;
    }

    /** What was wrong with files that were read nevertheless. */
    public List<FileFault> remarks() {
        return remarks;
    }

    /** A pair as it was found; empty if something is wrong with it. */
    public Optional<DecodedPair> pair(ListedPair listed) {
        String blurredFile = listed.blurred().orElseThrow();
        Optional<Decoded> blurred = decode(blurredFile);
        Optional<Decoded> sharp = decode(listed.sharp());
        if (blurred.isEmpty() || sharp.isEmpty()) {
            return Optional.empty();
        }
        Size blurredSize = Size.of(blurred.get().picture());
        Size sharpSize = Size.of(sharp.get().picture());
        return sameSize(blurredFile, blurredSize, sharpSize)
                ? Optional.of(new DecodedPair(blurred.get(), sharp.get()))
                : Optional.empty();
    }

    /**
     * What two files of one size are, undecoded.
     *
     * @param bytes of heap that both take, encoded and decoded
     */
    public record PairFacts(String blurredSha256, String sharpSha256, int width, int height, long bytes) {}

    /** A pair's files from their headers, which tell in milliseconds the errors that need no decoding; empty if there is one. */
    public Optional<PairFacts> checkHeaders(ListedPair listed) {
        String blurredFile = listed.blurred().orElseThrow();
        Optional<FileFacts> blurred = header(blurredFile);
        Optional<FileFacts> sharp = header(listed.sharp());
        if (blurred.isEmpty()
                || sharp.isEmpty()
                || !sameSize(blurredFile, blurred.get().size(), sharp.get().size())) {
            return Optional.empty();
        }
        return Optional.of(new PairFacts(
                blurred.get().sha256(),
                sharp.get().sha256(),
                sharp.get().size().width(),
                sharp.get().size().height(),
                blurred.get().bytes() + sharp.get().bytes()));
    }

    /** The same of a photograph. */
    public void checkHeader(String file) {
        header(file);
    }

    private record FileFacts(String sha256, Size size, long bytes) {}

    private record Size(int width, int height) {
        static Size of(PixelRows picture) {
            return new Size(picture.width(), picture.height());
        }

        @Override
        public String toString() {
            return width + "x" + height;
        }
    }

    private boolean sameSize(String blurredFile, Size blurred, Size sharp) {
        boolean same = blurred.equals(sharp);
        if (!same) {
            faults.add(new FileFault(
                    blurredFile, "is %s, its sharp picture is %s; expected equal sizes".formatted(blurred, sharp)));
        }
        return same;
    }

    private Optional<FileFacts> header(String file) {
        try {
            byte[] encoded = source.read(file);
            PictureSource opened = PictureCodec.open(ByteBuffer.wrap(encoded));
            opened.remarks().forEach(remark -> remarks.add(new FileFault(file, remark)));
            PictureHeader header = opened.header();
            PictureCodec.requireWithin(pixelBudget, header);
            Size size = new Size(header.width(), header.height());
            return largeEnough(file, size)
                    ? Optional.of(new FileFacts(Digests.sha256(encoded), size, encoded.length + opened.decodingBytes()))
                    : Optional.empty();
        } catch (UnreadablePictureException e) {
            faults.add(new FileFault(file, e.getMessage()));
            return Optional.empty();
        }
    }

    private boolean largeEnough(String file, Size size) {
        boolean enough = Math.min(size.width(), size.height()) >= smallestSide;
        if (!enough) {
            faults.add(new FileFault(
                    file,
                    String.format(Locale.ROOT, "is %s; expected sides of at least %d pixels", size, smallestSide)));
        }
        return enough;
    }

    /** One picture; empty if something is wrong with it. */
    public Optional<Decoded> decode(String file) {
        try {
            byte[] encoded = source.read(file);
            PackedPicture picture = PictureCodec.decodePacked(encoded, pixelBudget);
            picture.remarks().forEach(remark -> remarks.add(new FileFault(file, remark)));
            return largeEnough(file, Size.of(picture))
                    ? Optional.of(new Decoded(encoded, picture.inSrgb()))
                    : Optional.empty();
        } catch (UnreadablePictureException e) {
            faults.add(new FileFault(file, e.getMessage()));
            return Optional.empty();
        }
    }

    /** Name of one draw of a photograph, which is the name of the pair. */
    public static String drawName(ListedPair photograph, int draw) {
        return photograph.name() + "-" + draw;
    }

    /**
     * One draw of a photograph's blur: the same pixels for the same seed and name, whichever photographs there are beside it.
     *
     * @param name see {@link #drawName}
     */
    public static PackedPicture blur(PixelRows sharp, BlurRecipe recipe, long seed, String name) {
        String digest = Digests.sha256((seed + ":" + name).getBytes(StandardCharsets.UTF_8));
        return BlurSynthesis.blur(sharp, recipe, Long.parseUnsignedLong(digest.substring(0, 16), 16));
    }
}
