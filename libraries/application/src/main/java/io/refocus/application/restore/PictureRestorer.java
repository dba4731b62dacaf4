package io.refocus.application.restore;

import io.refocus.imaging.PictureFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Restores picture files. */
public interface PictureRestorer extends AutoCloseable {
    /**
     * Restores one picture into a file of the same size.
     *
     * @param in PNG or JPEG of any size
     * @param out is written, and replaced if it exists; broken off if this throws
     * @param wanted the format to write; empty for that of {@code in}
     * @throws io.refocus.fault.RefocusException BAD_INPUT if it is no picture or too large, UNREACHABLE if nothing can restore it
     */
    Restored restore(Path in, Path out, Optional<PictureFormat> wanted);

    @Override
    void close();

    /**
     * How it went.
     *
     * @param model the model that restored it, for messages
     * @param remarks what was wrong with the file and how it was read nevertheless, or what the answer lost
     */
    record Restored(String model, List<String> remarks) {
        public Restored {
            remarks = List.copyOf(remarks);
        }
    }
}
