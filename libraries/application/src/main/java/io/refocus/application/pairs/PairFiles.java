package io.refocus.application.pairs;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.imaging.Picture;
import io.refocus.imaging.PictureCodec;
import io.refocus.imaging.PictureHeader;
import io.refocus.imaging.UnreadablePictureException;
import io.refocus.imaging.memory.MemoryBudget;
import io.refocus.learning.feed.PairPictures;
import io.refocus.learning.feed.PairSource;
import io.refocus.learning.restore.RestoredPair;
import java.io.IOException;
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

    private static final MemoryBudget MEMORY = MemoryBudget.ofHeap(0.75);

    @Override
    public PairPictures read() {
        return new PairPictures(name, decode(blurred), decode(sharp));
    }

    private static Picture decode(Path file) {
        try {
            byte[] encoded = Files.readAllBytes(file);
            requireRoom(file, PictureCodec.header(encoded));
            return PictureCodec.decode(encoded, PIXEL_BUDGET);
        } catch (UnreadablePictureException e) {
            throw new RefocusException(Fault.BAD_INPUT, file + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new RefocusException(Fault.BAD_INPUT, file + " cannot be read: " + e, e);
        }
    }

    /** Pairs are read one after the other: what never fits is refused before it is decoded. */
    private static void requireRoom(Path file, PictureHeader header) {
        MEMORY.require(
                String.format(Locale.ROOT, "%s of %dx%d pixels", file, header.width(), header.height()),
                RestoredPair.BYTES_A_PIXEL * header.pixels());
    }
}
