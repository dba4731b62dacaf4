package io.refocus.worker.ingest;

import io.refocus.datasets.source.ListedPair;
import io.refocus.datasets.source.SourceTree;
import io.refocus.imaging.PictureCodec;
import io.refocus.imaging.PictureHeader;
import io.refocus.imaging.PictureSource;
import io.refocus.imaging.UnreadablePictureException;
import io.refocus.imaging.memory.MemoryBudget;
import io.refocus.worker.activity.Heartbeat;
import io.refocus.worker.memory.PictureMemory;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Takes the memory that a check of listed pictures needs, by their headers. */
final class ListedMemory {
    /** A file is read for its header alone: the files of all chunks at once would be outside of any budget. */
    private static final Object ONE_HEADER_AT_A_TIME = new Object();

    private final SourceTree tree;
    private final long pixelBudget;
    private final PictureMemory memory;

    /** @param pixelBudget larger pictures are refused by the check itself, before they are decoded */
    ListedMemory(SourceTree tree, long pixelBudget, PictureMemory memory) {
        this.tree = tree;
        this.pixelBudget = pixelBudget;
        this.memory = memory;
    }

    /** @throws io.refocus.imaging.memory.OverBudgetException naming the file, if this worker can never check it */
    MemoryBudget.Share take(ListedPair listed, Heartbeat heartbeat) {
        List<Need> needs = Stream.concat(listed.blurred().stream(), Stream.of(listed.sharp()))
                .map(this::need)
                .toList();
        Need sharp = needs.get(needs.size() - 1);
        long bytes = needs.stream().mapToLong(Need::bytes).sum();
        long blurring = listed.blurred().isPresent() ? 0 : sharp.blurringBytes();
        return memory.take(sharp.what(), bytes + blurring, heartbeat);
    }

    /** @param bytes of the file and of its decoded picture @param blurringBytes what is needed beside, to blur it and store the result */
    private record Need(String what, long bytes, long blurringBytes) {}

    private Need need(String file) {
        synchronized (ONE_HEADER_AT_A_TIME) {
            byte[] encoded = tree.read(file);
            try {
                PictureSource source = PictureCodec.open(ByteBuffer.wrap(encoded));
                PictureHeader header = source.header();
                if (header.pixels() > pixelBudget) {
                    return new Need(file, encoded.length, 0);
                }
                String what = String.format(Locale.ROOT, "%s of %dx%d pixels", file, header.width(), header.height());
                return new Need(
                        what,
                        encoded.length + source.decodingBytes(),
                        PictureMemory.BLURRING * header.pixels() + PictureMemory.BAND * header.width());
            } catch (UnreadablePictureException e) {
                return new Need(file, encoded.length, 0); // the check says what is wrong with it
            }
        }
    }
}
