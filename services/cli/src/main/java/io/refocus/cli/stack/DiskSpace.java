package io.refocus.cli.stack;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The room for a state folder.
 *
 * @param freeBytes what this user may still write
 */
public record DiskSpace(Path home, long freeBytes) {
    /** A server whose database was cut off by a full disk at its first start never starts again. */
    private static final long LEAST_TO_START_BYTES = 300L << 20;
    /** Where Temporal cannot write, a request to start work is neither taken nor refused. */
    private static final long LEAST_TO_WORK_BYTES = 50L << 20;

    public static DiskSpace of(Path home) {
        Path existing = home.toAbsolutePath();
        while (!Files.exists(existing)) {
            existing = existing.getParent();
        }
        try {
            return new DiskSpace(home, Files.getFileStore(existing).getUsableSpace());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look at " + home, e);
        }
    }

    static void require(Path home) {
        of(home).requireEnoughToStart();
    }

    /** @throws RefocusException BAD_INPUT if servers would soon fail to write */
    void requireEnoughToStart() {
        require(LEAST_TO_START_BYTES, "before servers are started, since a database that cannot be written breaks");
    }

    /** @throws RefocusException BAD_INPUT if the running servers cannot keep what more they are asked to do */
    public void requireEnoughToWork() {
        require(LEAST_TO_WORK_BYTES, "for new work. What runs waits or is tried again until there is room");
    }

    private void require(long leastBytes, String why) {
        if (freeBytes < leastBytes) {
            throw new RefocusException(
                    Fault.BAD_INPUT,
                    String.format(
                            Locale.ROOT,
                            "%s has %d MB free; expected at least %d MB %s. Free some space, or set REFOCUS_HOME to a folder on"
                                    + " another disk",
                            home,
                            freeBytes >> 20,
                            leastBytes >> 20,
                            why));
        }
    }
}
