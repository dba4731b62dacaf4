package io.refocus.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;

/** Extended file attributes, where S3Proxy keeps an object's ETag and metadata: without them conditional writes cannot work. */
final class UserAttributes {
    private static final String NAME = "refocus-probe";

    private UserAttributes() {}

    static void require(Path folder) {
        try {
            Path probe = Files.createTempFile(folder, ".probe-", "");
            try {
                Files.getFileAttributeView(probe, UserDefinedFileAttributeView.class)
                        .write(NAME, ByteBuffer.wrap("kept".getBytes(StandardCharsets.US_ASCII)));
            } finally {
                Files.delete(probe);
            }
        } catch (IOException | RuntimeException e) {
            throw new ServerStartException(
                    ServerStartException.BAD_INPUT,
                    "the file system of " + folder
                            + " keeps no user extended attributes, which the store needs for ETags and"
                            + " metadata; choose a folder on another file system (ext4, xfs and btrfs have them): " + e,
                    e);
        }
    }
}
