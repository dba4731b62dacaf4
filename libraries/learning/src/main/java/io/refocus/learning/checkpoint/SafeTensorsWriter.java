package io.refocus.learning.checkpoint;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes files for {@link SafeTensors}. */
final class SafeTensorsWriter {
    private static final int CHUNK_FLOATS = 1 << 16;

    private final Path file;

    SafeTensorsWriter(Path file) {
        this.file = file;
    }

    void write(Map<String, Tensor> tensors) {
        SortedMap<String, Tensor> ordered = new TreeMap<>(tensors);
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            writeFully(channel, header(ordered));
            for (Tensor tensor : ordered.values()) {
                writeValues(channel, tensor.values());
            }
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static ByteBuffer header(SortedMap<String, Tensor> tensors) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        long offset = 0;
        for (Map.Entry<String, Tensor> tensor : tensors.entrySet()) {
            long end = offset + Float.BYTES * (long) tensor.getValue().values().length;
            ObjectNode entry = json.putObject(tensor.getKey()).put("dtype", "F32");
            for (long extent : tensor.getValue().shape()) {
                entry.withArray("shape").add(extent);
            }
            entry.withArray("shape"); // a scalar's is empty
            entry.putArray("data_offsets").add(offset).add(end);
            offset = end;
        }
        byte[] text = json.toString().getBytes(StandardCharsets.UTF_8);
        int padded = (text.length + 7) / 8 * 8;
        ByteBuffer header = ByteBuffer.allocate(Long.BYTES + padded).order(ByteOrder.LITTLE_ENDIAN);
        header.putLong(padded).put(text);
        while (header.hasRemaining()) {
            header.put((byte) ' ');
        }
        return header.flip();
    }

    private static void writeValues(FileChannel channel, float[] values) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(Float.BYTES * Math.min(CHUNK_FLOATS, Math.max(1, values.length)))
                .order(ByteOrder.LITTLE_ENDIAN);
        for (int from = 0; from < values.length; from += CHUNK_FLOATS) {
            int count = Math.min(CHUNK_FLOATS, values.length - from);
            chunk.clear();
            chunk.asFloatBuffer().put(values, from, count);
            writeFully(channel, chunk.limit(Float.BYTES * count));
        }
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
