package io.refocus.stores.object;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A flat directory of files under one prefix, written so that its last file exists only if all do. */
public final class ObjectFolder {
    private final ObjectStore store;
    private final String prefix;

    /** @param prefix ends with a slash */
    public ObjectFolder(ObjectStore store, String prefix) {
        if (!prefix.endsWith("/")) {
            throw new IllegalArgumentException("prefix must end with '/', was '" + prefix + "'");
        }
        this.store = store;
        this.prefix = prefix;
    }

    /**
     * Uploads every file of a directory, {@code last} after all others.
     *
     * @throws RefocusException BAD_INPUT if the directory has no file called {@code last}
     */
    public List<FileDigest> upload(Path directory, String last) {
        if (!Files.isRegularFile(directory.resolve(last))) {
            throw new RefocusException(
                    Fault.BAD_INPUT, directory + " has no " + last + "; expected a complete directory");
        }
        List<FileDigest> written = new ArrayList<>();
        for (Path file : filesOf(directory, last)) {
            written.add(store.upload(prefix + file.getFileName(), file));
        }
        return List.copyOf(written);
    }

    /** Downloads exactly these files. @throws DamagedObjectException if one does not match its digest */
    public void download(List<FileDigest> files, Path directory) {
        for (FileDigest file : files) {
            Path target = directory.resolve(file.name());
            store.download(prefix + file.name(), target);
            DamagedObjectException.check(
                    prefix + file.name(), io.refocus.documents.Digests.sha256(target), file.sha256());
        }
    }

    private static List<Path> filesOf(Path directory, String last) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(Files::isRegularFile)
                    .sorted(Comparator.comparing(
                                    (Path p) -> p.getFileName().toString().equals(last))
                            .thenComparing(Path::getFileName))
                    .toList();
        } catch (IOException e) {
            throw new RefocusException(Fault.INTERNAL, "cannot list " + directory + ": " + e, e);
        }
    }
}
