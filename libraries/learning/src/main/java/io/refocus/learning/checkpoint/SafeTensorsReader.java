package io.refocus.learning.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads files for {@link SafeTensors}; checks everything in the file before using it. */
final class SafeTensorsReader {
    private static final int CHUNK_FLOATS = 1 << 16;
    private static final int NAMES_TOLD = 5;

    private final Path file;

    SafeTensorsReader(Path file) {
        this.file = file;
    }

    SortedMap<String, Tensor> read(Map<String, long[]> expected) {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            SafeTensorsHeader header = SafeTensorsHeader.read(file, channel);
            requireExactly(expected, header);
            SortedMap<String, Tensor> tensors = new TreeMap<>();
            for (Map.Entry<String, SafeTensorsHeader.Entry> entry :
                    header.entries().entrySet()) {
                tensors.put(entry.getKey(), readTensor(channel, header, entry.getKey()));
            }
            return tensors;
        } catch (IOException e) {
            throw new BadWeightsException(file, "cannot be read (" + e + ")", e);
        }
    }

    /** Names and shapes first, so nothing is allocated for a file of another network. */
    private void requireExactly(Map<String, long[]> expected, SafeTensorsHeader header) {
        TreeSet<String> missing = new TreeSet<>(expected.keySet());
        missing.removeAll(header.entries().keySet());
        TreeSet<String> unknown = new TreeSet<>(header.entries().keySet());
        unknown.removeAll(expected.keySet());
        if (!missing.isEmpty() || !unknown.isEmpty()) {
            throw new BadWeightsException(
                    file,
                    "tensors do not fit the network: missing %s, unknown %s. Is the file of another network?"
                            .formatted(first(missing), first(unknown)));
        }
        expected.forEach((name, shape) -> {
            long[] got = header.entries().get(name).shape();
            if (!Arrays.equals(got, shape)) {
                throw new BadWeightsException(
                        file,
                        "tensor %s has shape %s; expected %s. Is the file of another network?"
                                .formatted(name, Arrays.toString(got), Arrays.toString(shape)));
            }
        });
    }

    /** At most this many names in a message: they are enough to recognise the network. */
    private static String first(TreeSet<String> names) {
        String few = names.stream().limit(NAMES_TOLD).collect(Collectors.joining(", "));
        return names.size() <= NAMES_TOLD
                ? "[%s]".formatted(few)
                : String.format(Locale.ROOT, "[%s and %d more]", few, names.size() - NAMES_TOLD);
    }

    private Tensor readTensor(SeekableByteChannel channel, SafeTensorsHeader header, String name) throws IOException {
        SafeTensorsHeader.Entry entry = header.entries().get(name);
        float[] values = new float[Math.toIntExact((entry.end() - entry.begin()) / Float.BYTES)];
        ByteBuffer chunk = ByteBuffer.allocate(Float.BYTES * Math.min(CHUNK_FLOATS, Math.max(1, values.length)))
                .order(ByteOrder.LITTLE_ENDIAN);
        long position = header.dataStart() + entry.begin();
        for (int from = 0; from < values.length; from += CHUNK_FLOATS) {
            int count = Math.min(CHUNK_FLOATS, values.length - from);
            chunk.clear().limit(Float.BYTES * count);
            SafeTensorsHeader.readFully(channel, chunk, position + (long) Float.BYTES * from);
            chunk.flip().asFloatBuffer().get(values, from, count);
        }
        return new Tensor(entry.shape(), values).finite(file, name);
    }
}
