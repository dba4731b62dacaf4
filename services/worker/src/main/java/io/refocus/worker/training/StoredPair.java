package io.refocus.worker.training;

import io.refocus.datasets.DatasetManifest;
import io.refocus.datasets.DatasetPair;
import io.refocus.datasets.Split;
import io.refocus.imaging.PackedPicture;
import io.refocus.imaging.Picture;
import io.refocus.imaging.PictureCodec;
import io.refocus.imaging.PictureFormat;
import io.refocus.imaging.PictureSource;
import io.refocus.imaging.memory.MemoryBudget;
import io.refocus.learning.feed.CompactPair;
import io.refocus.learning.feed.PairPictures;
import io.refocus.learning.feed.PairRows;
import io.refocus.learning.feed.PairSource;
import io.refocus.learning.feed.StoredPicture;
import io.refocus.learning.restore.RestoredPair;
import io.refocus.worker.Workplace;
import java.nio.ByteBuffer;
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

    /** Heap that it takes to restore and measure it, in bytes. Reads the headers of its files. */
    public long measuringBytes() {
        byte[] blurred = encoded(pair.blurredSha256());
        byte[] sharp = encoded(pair.sharpSha256());
        return blurred.length
                + sharp.length
                + RestoredPair.workingBytes(
                        PictureCodec.open(ByteBuffer.wrap(blurred)), PictureCodec.open(ByteBuffer.wrap(sharp)));
    }

    @Override
    public PairPictures read() {
        return new PairPictures(
                pair.name(),
                decode(pair.blurredSha256()).toPicture(),
                decode(pair.sharpSha256()).toPicture());
    }

    /** For who holds {@link #measuringBytes()}. */
    @Override
    public PairRows readRows() {
        return new PairRows(pair.name(), decode(pair.blurredSha256()), decode(pair.sharpSha256()));
    }

    /** One picture after the other, each within a share of the memory. */
    @Override
    public CompactPair readCompact() {
        return new CompactPair(pair.name(), compact(pair.blurredSha256()), compact(pair.sharpSha256()));
    }

    @SuppressWarnings("try") // the share is held while the work is done
    private StoredPicture compact(String sha256) {
        byte[] encoded = encoded(sha256);
        PictureSource source = PictureCodec.open(ByteBuffer.wrap(encoded));
        long decoding = source.decodingBytes();
        boolean plain = source.header().format() == PictureFormat.JPEG || decoding <= Picture.CHANNELS * pixels();
        long kept = (plain ? Picture.CHANNELS : Float.BYTES * Picture.CHANNELS) * pixels();
        try (MemoryBudget.Share share = place.memory().take(described(), encoded.length + decoding + kept)) {
            return StoredPicture.of(decode(encoded));
        }
    }

    private PackedPicture decode(String sha256) {
        return decode(encoded(sha256));
    }

    private static PackedPicture decode(byte[] encoded) {
        return PictureCodec.decodePacked(encoded, Long.MAX_VALUE).inSrgb();
    }

    private byte[] encoded(String sha256) {
        return place.pictures().encoded(sha256);
    }
}
