package io.refocus.worker.training;

import io.refocus.datasets.DatasetManifest;
import io.refocus.datasets.DatasetPair;
import io.refocus.datasets.Split;
import io.refocus.imaging.Picture;
import io.refocus.imaging.PictureCodec;
import io.refocus.imaging.memory.MemoryBudget;
import io.refocus.learning.feed.CompactPair;
import io.refocus.learning.feed.PairPictures;
import io.refocus.learning.feed.PairSource;
import io.refocus.learning.feed.StoredPicture;
import io.refocus.learning.restore.RestoredPair;
import io.refocus.worker.Workplace;
import io.refocus.worker.memory.PictureMemory;
import java.util.List;
import java.util.Locale;

/** A pair of a dataset version, fetched and decoded when needed. */
public record StoredPair(DatasetPair pair, Workplace place) implements PairSource {

    /** The pairs of one split, in the manifest's order. */
    public static List<StoredPair> of(DatasetManifest manifest, Split split, Workplace place) {
        return manifest.pairsOf(split).stream()
                .map(pair -> new StoredPair(pair, place))
                .toList();
    }

    @Override
    public String name() {
        return pair.name();
    }

    /** Name and size, for messages. */
    public String described() {
        return String.format(Locale.ROOT, "%s of %dx%d pixels", pair.name(), pair.width(), pair.height());
    }

    public long pixels() {
        return (long) pair.width() * pair.height();
    }

    /** For who holds the memory for both: see {@link RestoredPair#BYTES_A_PIXEL}. */
    @Override
    public PairPictures read() {
        return new PairPictures(pair.name(), decode(pair.blurredSha256()), decode(pair.sharpSha256()));
    }

    /** One picture after the other, each within a share of the memory. */
    @Override
    public CompactPair readCompact() {
        return new CompactPair(pair.name(), compact(pair.blurredSha256()), compact(pair.sharpSha256()));
    }

    @SuppressWarnings("try") // the share is held while the work is done
    private StoredPicture compact(String sha256) {
        try (MemoryBudget.Share share = place.memory().take(described(), PictureMemory.DECODING * pixels())) {
            return StoredPicture.of(decode(sha256));
        }
    }

    private Picture decode(String sha256) {
        return PictureCodec.decode(place.pictures().encoded(sha256), Long.MAX_VALUE);
    }
}
