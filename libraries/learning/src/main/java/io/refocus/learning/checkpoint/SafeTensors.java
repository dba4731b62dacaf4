package io.refocus.learning.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;

/**
 * Files of named float32 tensors in the safetensors format: eight bytes of header length (little endian), a JSON header
 * {@code {"name": {"dtype": "F32", "shape": [...], "data_offsets": [begin, end]}}}, then the values, little endian and
 * without gaps.
 */
public final class SafeTensors {
    private SafeTensors() {}

    /** Whether the file begins like safetensors, whatever its name: a JSON object after the header's length. */
    public static boolean recognises(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] beginning = in.readNBytes(Long.BYTES + 1);
            return beginning.length > Long.BYTES && beginning[Long.BYTES] == '{';
        } catch (IOException e) {
            throw new BadWeightsException(file, "cannot be read (" + e + ")", e);
        }
    }

    /** Writes {@code tensors} in the order of their names and forces them to the disk. */
    public static void write(Path file, Map<String, Tensor> tensors) {
        new SafeTensorsWriter(file).write(tensors);
    }

    /**
     * Reads a file that must hold exactly the named tensors in exactly these shapes.
     *
     * @param expected shapes by name
     * @throws BadWeightsException naming file and tensor, if anything is missing, left over, truncated, of another type
     *     or shape, overlapping, or not finite
     */
    public static SortedMap<String, Tensor> read(Path file, Map<String, long[]> expected) {
        return new SafeTensorsReader(file).read(expected);
    }
}
