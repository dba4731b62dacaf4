package io.refocus.cli.stack;

import io.refocus.documents.Documents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/** Keys of the local store, made once for each state folder and never printed. */
public record Credentials(String accessKey, String secretKey) {
    private static final String FILE = "credentials.json";
    private static final String OWNER_ONLY = "rw-------";

    static Optional<Credentials> find(Path home) {
        Path file = home.resolve(FILE);
        try {
            return Files.exists(file)
                    ? Optional.of(Documents.readJson(Files.readString(file), file.toString(), Credentials.class))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /**
     * The keys of this state folder, created now if there are none, in a file that only its owner may read from the
     * start.
     */
    static Credentials findOrMake(Path home) {
        return find(home).orElseGet(() -> make(home));
    }

    private static Credentials make(Path home) {
        Credentials fresh = new Credentials("refocus-" + random(6), random(24));
        try {
            Files.createDirectories(home);
            try (SeekableByteChannel channel = Files.newByteChannel(
                            home.resolve(FILE),
                            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
                    var out = Channels.newOutputStream(channel)) {
                out.write(Documents.json(fresh).getBytes(StandardCharsets.UTF_8));
            }
            return fresh;
        } catch (FileAlreadyExistsException e) {
            return find(home).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the store's credentials under " + home, e);
        }
    }

    private static String random(int bytes) {
        byte[] drawn = new byte[bytes];
        new SecureRandom().nextBytes(drawn);
        return HexFormat.of().formatHex(drawn);
    }

    @Override
    public String toString() {
        return "Credentials[hidden]";
    }
}
