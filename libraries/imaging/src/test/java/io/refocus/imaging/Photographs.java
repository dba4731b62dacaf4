package io.refocus.imaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The photographs that ship with the project, read where they lie. */
public final class Photographs {
    private static final Path FOLDER = Path.of("..", "..", "configs", "datasets", "photos");

    private Photographs() {}

    /** A photograph of 512x512 pixels. */
    public static Picture read(String name) {
        try {
            return PictureCodec.decode(Files.readAllBytes(FOLDER.resolve(name + ".jpg")), 512 * 512);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
