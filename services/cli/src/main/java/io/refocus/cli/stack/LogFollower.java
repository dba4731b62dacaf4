package io.refocus.cli.stack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Reads the lines that are added to a log, also when it begins anew. For one thread. */
public final class LogFollower implements AutoCloseable {
    private static final int READ_BYTES = 8192;

    private final Path log;
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private RandomAccessFile file;
    private Object identity;

    private LogFollower(Path log, RandomAccessFile file) throws IOException {
        this.log = log;
        this.file = file;
        this.identity = identity(log);
    }

    /** From the log's end on. */
    public static LogFollower atEnd(Path log) {
        try {
            RandomAccessFile file = new RandomAccessFile(log.toFile(), "r");
            file.seek(file.length());
            return new LogFollower(log, file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + log, e);
        }
    }

    /** Hands over each line that was completed since the last call. */
    public void read(Consumer<String> lines) {
        try {
            drain(lines);
            Object now = identity(log);
            if (now != null && !now.equals(identity)) {
                drain(lines); // what came between the two looks
                file.close();
                file = new RandomAccessFile(log.toFile(), "r");
                identity = now;
                begun.reset();
                drain(lines);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + log, e);
        }
    }

    private void drain(Consumer<String> lines) throws IOException {
        byte[] bytes = new byte[READ_BYTES];
        for (int count = file.read(bytes); count > 0; count = file.read(bytes)) {
            for (int i = 0; i < count; i++) {
                if (bytes[i] == '\n') {
                    lines.accept(begun.toString(StandardCharsets.UTF_8));
                    begun.reset();
                } else {
                    begun.write(bytes[i]);
                }
            }
        }
    }

    /** Differs for another file of that name; null while there is none. */
    private static Object identity(Path log) {
        try {
            return Files.getAttribute(log, "unix:ino");
        } catch (IOException e) {
            return null; // between the end of one start's log and the beginning of the next
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close " + log, e);
        }
    }
}
