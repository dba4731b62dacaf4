package io.refocus.cli.stack;

import io.refocus.documents.Documents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** The pid files: one JSON document a component under {@code run/}, replaced atomically. */
public final class PidFiles {
    private final Path folder;

    public PidFiles(Path folder) {
        this.folder = folder;
    }

    public Optional<ComponentRecord> find(Component component) {
        Path file = file(component);
        try {
            return Optional.of(Documents.readJson(Files.readString(file), file.toString(), ComponentRecord.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** Whether the process on record has written its number into {@code COMPONENT.ready}: the worker, when it takes work. */
    boolean saysReady(Component component) {
        Path file = folder.resolve(component.label() + ".ready");
        try {
            String pid = Files.readString(file).trim();
            return find(component)
                    .filter(record -> Long.toString(record.process().pid()).equals(pid))
                    .isPresent();
        } catch (IOException e) {
            return false; // not yet
        }
    }

    void write(ComponentRecord record) {
        Path file = file(record.component());
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(folder);
            Files.writeString(fresh, Documents.json(record));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    void remove(Component component) {
        try {
            Files.deleteIfExists(file(component));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + file(component), e);
        }
    }

    private Path file(Component component) {
        return folder.resolve(component.label() + ".json");
    }
}
