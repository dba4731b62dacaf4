package io.refocus.worker.ingest;

import io.refocus.documents.Digests;
import io.refocus.imaging.Picture;
import io.refocus.imaging.PictureCodec;
import io.refocus.imaging.PictureFormat;
import io.refocus.imaging.UnreadablePictureException;
import io.refocus.imaging.blur.BlurRecipe;
import io.refocus.imaging.blur.BlurSynthesis;
import io.refocus.stores.dataset.DatasetPair;
import io.refocus.stores.dataset.DatasetStore;
import io.refocus.workflows.ingest.FileFault;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decodes the pictures of a listed pair, whole, and stores what is right; what is wrong is kept for the report. */
final class PairCheck {
    /** The smallest side that metrics and patches can work with. */
    private static final int SMALLEST_SIDE = 16;

    private final SourceTree source;
    private final DatasetStore datasets;
    private final long pixelBudget;
    private final List<FileFault> faults = new ArrayList<>();

    PairCheck(SourceTree source, DatasetStore datasets, long pixelBudget) {
        this.source = source;
        this.datasets = datasets;
        this.pixelBudget = pixelBudget;
    }

    List<FileFault> faults() {
        return faults;
    }

    /** A pair as it was found; empty if something is wrong with it. */
    Optional<DatasetPair> pair(ListedPair listed) {
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
        String blurredSha = datasets.putPicture(blurred.get().encoded());
        return Optional.of(dataset(listed, listed.name(), blurredSha, store(sharp.get())));
    }

    /** A photograph, blurred as often as listed; nothing if something is wrong with it. */
    List<DatasetPair> photograph(ListedPair listed, BlurRecipe recipe, long seed) {
        Optional<Decoded> decoded = decode(listed.sharp());
        if (decoded.isEmpty()) {
            return List.of();
        }
        Stored sharp = store(decoded.get());
        List<DatasetPair> pairs = new ArrayList<>();
        for (int draw = 0; draw < listed.draws(); draw++) {
            String name = listed.name() + "-" + draw;
            Picture blurred = BlurSynthesis.blur(sharp.picture(), recipe, drawSeed(seed, name));
            String blurredSha = datasets.putPicture(PictureCodec.encode(blurred, PictureFormat.PNG));
            pairs.add(dataset(listed, name, blurredSha, sharp));
        }
        return pairs;
    }

    /** Of each draw its own, whichever photographs there are beside it. */
    static long drawSeed(long seed, String name) {
        String digest = Digests.sha256((seed + ":" + name).getBytes(StandardCharsets.UTF_8));
        return Long.parseUnsignedLong(digest.substring(0, 16), 16);
    }

    private record Decoded(byte[] encoded, Picture picture) {}

    private record Stored(String sha256, Picture picture) {}

    private Stored store(Decoded decoded) {
        return new Stored(datasets.putPicture(decoded.encoded()), decoded.picture());
    }

    private Optional<Decoded> decode(String file) {
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

    private static DatasetPair dataset(ListedPair listed, String name, String blurredSha256, Stored sharp) {
        Picture picture = sharp.picture();
        return new DatasetPair(
                name, listed.scene(), listed.split(), blurredSha256, sharp.sha256(), picture.width(), picture.height());
    }
}
