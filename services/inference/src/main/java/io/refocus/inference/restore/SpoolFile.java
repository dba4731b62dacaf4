package io.refocus.inference.restore;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * An encoded picture on disk instead of in the heap. The file has no name: the system frees it when it is closed, or when the process ends,
 * however it ends.
 */
public final class SpoolFile implements AutoCloseable {
    private final FileChannel file;

    private SpoolFile(FileChannel file) {
        this.file = file;
    }

    /** An empty file in the folder for temporary files. */
    public static SpoolFile create() {
        try {
            Path named = Files.createTempFile("refocus-inference-", ".spool");
            FileChannel file = FileChannel.open(named, StandardOpenOption.READ, StandardOpenOption.WRITE);
            Files.delete(named);
            return new SpoolFile(file);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot create a temporary file in " + System.getProperty("java.io.tmpdir"), e);
        }
    }

    /** The file's bytes, outside the heap. */
    ByteBuffer map() throws IOException {
        return file.size() == 0 ? ByteBuffer.allocate(0) : file.map(FileChannel.MapMode.READ_ONLY, 0, file.size());
    }

    void write(byte[] bytes, int count) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(bytes, 0, count);
        while (rest.hasRemaining()) {
            file.write(rest);
        }
    }

    /** Writes at its end; closing it closes the file. */
    OutputStream output() {
        return Channels.newOutputStream(file);
    }

    public long size() {
        try {
            return file.size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file from its beginning; closing it closes the file. */
    public InputStream input() {
        try {
            file.position(0);
            return Channels.newInputStream(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
