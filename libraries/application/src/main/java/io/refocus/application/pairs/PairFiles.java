package io.refocus.application.pairs;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.imaging.PackedPicture;
import io.refocus.imaging.PictureCodec;
import io.refocus.imaging.PictureHeader;
import io.refocus.imaging.PictureSource;
import io.refocus.imaging.UnreadablePictureException;
import io.refocus.learning.feed.CompactPair;
import io.refocus.learning.feed.PairPictures;
import io.refocus.learning.feed.PairRows;
import io.refocus.learning.feed.PairSource;
import io.refocus.learning.feed.StoredPicture;
import io.refocus.learning.restore.RestoredPair;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A pair of files.
 *
 * @param name path of the blurred picture below its folder of pairs, without {@code blur/}
 */
public record PairFiles(String name, Path blurred, Path sharp) implements PairSource {
    /** The largest picture that is decoded in this process. */
    static final long PIXEL_BUDGET = 100_000_000;

    @Override
    public PairPictures read() {
        return new PairPictures(name, decode(blurred).toPicture(), decode(sharp).toPicture());
    }

    /** Pairs are measured one after the other: what never fits is refused before it is decoded. */
    @Override
    public PairRows readRows() {
        requireRoom();
        return new PairRows(name, decode(blurred), decode(sharp));
    }

    @Override
    public CompactPair readCompact() {
        return new CompactPair(name, StoredPicture.of(decode(blurred)), StoredPicture.of(decode(sharp)));
    }

    private void requireRoom() {
        byte[] one = bytes(blurred);
        byte[] other = bytes(sharp);
        PictureSource of = open(blurred, one);
        PictureHeader header = of.header();
        PairMemory.require(
                String.format(Locale.ROOT, "%s of %dx%d pixels", blurred, header.width(), header.height()),
                one.length + other.length + RestoredPair.workingBytes(of, open(sharp, other)));
    }

    private static PackedPicture decode(Path file) {
        try {
            return PictureCodec.decodePacked(bytes(file), PIXEL_BUDGET).inSrgb();
        } catch (UnreadablePictureException e) {
            throw unreadable(file, e);
        }
    }

    private static PictureSource open(Path file, byte[] encoded) {
        try {
            return PictureCodec.open(ByteBuffer.wrap(encoded));
        } catch (UnreadablePictureException e) {
            throw unreadable(file, e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new RefocusException(Fault.BAD_INPUT, file + " cannot be read: " + e, e);
        }
    }

    private static RefocusException unreadable(Path file, UnreadablePictureException e) {
        return new RefocusException(Fault.BAD_INPUT, file + ": " + e.getMessage(), e);
    }
}
