package io.refocus.worker.training;

import io.refocus.datasets.DatasetManifest;
import io.refocus.datasets.DatasetPair;
import io.refocus.datasets.Split;
import io.refocus.imaging.Picture;
import io.refocus.imaging.PictureCodec;
import io.refocus.learning.feed.PairPictures;
import io.refocus.learning.feed.PairSource;
import java.util.List;

/** A pair of a dataset version, fetched and decoded when needed. */
public record StoredPair(DatasetPair pair, PictureCache pictures) implements PairSource {
    /** The pairs of one split, in the manifest's order. */
    public static List<StoredPair> of(DatasetManifest manifest, Split split, PictureCache pictures) {
        return manifest.pairsOf(split).stream()
                .map(pair -> new StoredPair(pair, pictures))
                .toList();
    }

    @Override
    public String name() {
        return pair.name();
    }

    @Override
    public PairPictures read() {
        return new PairPictures(pair.name(), decode(pair.blurredSha256()), decode(pair.sharpSha256()));
    }

    private Picture decode(String sha256) {
        return PictureCodec.decode(pictures.encoded(sha256), Long.MAX_VALUE);
    }
}
