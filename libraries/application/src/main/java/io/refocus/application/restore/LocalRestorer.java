package io.refocus.application.restore;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.imaging.PackedPicture;
import io.refocus.imaging.PictureCodec;
import io.refocus.imaging.PictureFormat;
import io.refocus.imaging.PictureSource;
import io.refocus.imaging.memory.MemoryBudget;
import io.refocus.learning.restore.Restorer;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Restores in this process with an exported model, without a server. */
public final class LocalRestorer implements PictureRestorer {
    private final Restorer restorer;
    private final MemoryBudget memory;

    /**
     * @param model a folder with {@code model.json} and {@code model.safetensors}
     * @param memory of this process, for pictures and files
     */
    public LocalRestorer(Path model, MemoryBudget memory) {
        this.restorer = Restorer.load(model);
        this.memory = memory;
    }

    @Override
    public Restored restore(Path in, Path out, Optional<PictureFormat> wanted) {
        try {
            PictureSource source = read(in);
            PictureFormat format = wanted.orElse(source.header().format());
            format.requireSides(source.header().width(), source.header().height());
            MemoryBudget.Share share =
                    memory.take(description(source), Files.size(in) + restorer.workingBytes(source, format));
            try {
                return restore(source, out, format);
            } finally {
                share.close();
            }
        } catch (IOException e) {
            throw new RefocusException(
                    Fault.BAD_INPUT, String.format(Locale.ROOT, "cannot restore %s into %s: %s", in, out, e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefocusException(
                    Fault.INTERNAL, String.format(Locale.ROOT, "interrupted before %s was restored", in), e);
        }
    }

    private PictureSource read(Path in) throws IOException {
        long bytes = Files.size(in);
        memory.require(String.format(Locale.ROOT, "the file of %d bytes", bytes), bytes);
        return PictureCodec.open(ByteBuffer.wrap(Files.readAllBytes(in)));
    }

    private Restored restore(PictureSource source, Path out, PictureFormat format) throws IOException {
        PackedPicture picture = source.decode();
        restorer.restoreInPlace(picture);
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(out))) {
            PictureCodec.encodeWhole(picture, format, file);
        }
        return new Restored("trial " + restorer.description().lineage().trial(), picture.remarks());
    }

    private static String description(PictureSource source) {
        return String.format(
                Locale.ROOT,
                "the picture of %dx%d pixels",
                source.header().width(),
                source.header().height());
    }

    @Override
    public void close() {
        restorer.close();
    }
}
