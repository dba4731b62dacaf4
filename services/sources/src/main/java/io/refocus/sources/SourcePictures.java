package io.refocus.sources;

import io.refocus.documents.Digests;
import io.refocus.imaging.Picture;
import io.refocus.imaging.PictureCodec;
import io.refocus.imaging.UnreadablePictureException;
import io.refocus.imaging.blur.BlurRecipe;
import io.refocus.imaging.blur.BlurSynthesis;
import io.refocus.workflows.ingest.FileFault;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decodes the pictures of a source, whole; what is wrong with them is kept for a report. Used by one thread. */
public final class SourcePictures {
    /** The smallest side that metrics and patches can work with, in pixels. */
    private static final int SMALLEST_SIDE = 16;

    private final SourceTree source;
    private final long pixelBudget;
    private final List<FileFault> faults = new ArrayList<>();

    /** @param pixelBudget the largest picture let in, in pixels */
    public SourcePictures(SourceTree source, long pixelBudget) {
        this.source = source;
        this.pixelBudget = pixelBudget;
    }

    /** A file as it lies in the source, and what it shows. */
    public record Decoded(byte[] encoded, Picture picture) {}

    /** Two pictures of one size. */
    public record DecodedPair(Decoded blurred, Decoded sharp) {}

    /** Everything that was wrong so far. */
    public List<FileFault> faults() {
        return faults;
    }

    /** A pair as it was found; empty if something is wrong with it. */
    public Optional<DecodedPair> pair(ListedPair listed) {
        String blurredFile = listed.blurred().orElseThrow();
        Optional<Decoded> blurred = decode(blurredFile);
        Optional<Decoded> sharp = decode(listed.sharp());
        if (blurred.isEmpty() || sharp.isEmpty()) {
            return Optional.empty();
        }
        Picture sharpPicture = sharp.get().picture();
        Picture blurredPicture = blurred.get().picture();
        if (blurredPicture.width() != sharpPicture.width() || blurredPicture.height() != sharpPicture.height()) {
            faults.add(new FileFault(
                    blurredFile,
                    "is %dx%d, its sharp picture is %dx%d; expected one size"
                            .formatted(
                                    blurredPicture.width(),
                                    blurredPicture.height(),
                                    sharpPicture.width(),
                                    sharpPicture.height())));
            return Optional.empty();
        }
        return Optional.of(new DecodedPair(blurred.get(), sharp.get()));
    }

    /** One picture; empty if something is wrong with it. */
    public Optional<Decoded> decode(String file) {
        try {
            byte[] encoded = source.read(file);
            Picture picture = PictureCodec.decode(encoded, pixelBudget);
            if (Math.min(picture.width(), picture.height()) < SMALLEST_SIDE) {
                faults.add(new FileFault(
                        file,
                        "is %dx%d; expected sides of at least %d pixels"
                                .formatted(picture.width(), picture.height(), SMALLEST_SIDE)));
                return Optional.empty();
            }
            return Optional.of(new Decoded(encoded, picture));
        } catch (UnreadablePictureException e) {
            faults.add(new FileFault(file, e.getMessage()));
            return Optional.empty();
        }
    }

    /** Name of one draw of a photograph: that of the pair it makes. */
    public static String drawName(ListedPair photograph, int draw) {
        return photograph.name() + "-" + draw;
    }

    /**
     * One draw of a photograph's blur: the same pixels for the same seed and name, whichever photographs there are beside it.
     *
     * @param name see {@link #drawName}
     */
    public static Picture blur(Picture sharp, BlurRecipe recipe, long seed, String name) {
        String digest = Digests.sha256((seed + ":" + name).getBytes(StandardCharsets.UTF_8));
        return BlurSynthesis.blur(sharp, recipe, Long.parseUnsignedLong(digest.substring(0, 16), 16));
    }
}
