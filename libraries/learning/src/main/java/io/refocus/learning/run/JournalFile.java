package io.refocus.learning.run;

import io.refocus.learning.journal.Journal;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A journal as a file that can be followed: every line appears complete, soon after its event. */
final class JournalFile implements AutoCloseable {
    private final Journal journal;
    private final BufferedWriter writer;
    private int written;

    /** Replaces the file of an earlier attempt at once; a process killed meanwhile leaves it unchanged. */
    JournalFile(Journal journal, Path folder) {
        this.journal = journal;
        Path file = folder.resolve(Journal.FILE);
        try {
            Files.createDirectories(folder);
            Path next = file.resolveSibling(Journal.FILE + ".next");
            Files.writeString(next, journal.text());
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            written = journal.entries().size();
            writer = Files.newBufferedWriter(file, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** Appends what is new. */
    void follow() {
        try {
            for (; written < journal.entries().size(); written++) {
                writer.write(Journal.line(journal.entries().get(written)));
            }
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the journal", e);
        }
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the journal", e);
        }
    }
}
