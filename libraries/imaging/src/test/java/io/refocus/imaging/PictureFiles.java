package io.refocus.imaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The pictures that files/make_files.py wrote. */
final class PictureFiles {
    private PictureFiles() {}

    static byte[] bytes(String name) {
        try (var in = PictureFiles.class.getResourceAsStream("files/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException("no file " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What an independent decoder makes of a file: {@code [3, H, W]}. */
    static float[] expected(String name) {
        ByteBuffer bytes = ByteBuffer.wrap(bytes(name + ".f32")).order(ByteOrder.LITTLE_ENDIAN);
        float[] values = new float[bytes.remaining() / 4];
        bytes.asFloatBuffer().get(values);
        return values;
    }
}
