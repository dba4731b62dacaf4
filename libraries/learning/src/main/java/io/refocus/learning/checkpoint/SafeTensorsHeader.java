package io.refocus.learning.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import io.refocus.documents.Documents;
import io.refocus.fault.RefocusException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A checked header: every entry lies inside the file, has the length of its shape, and the entries fill the data
 * without gap or overlap.
 *
 * @param dataStart position of the first value in the file, in bytes
 */
record SafeTensorsHeader(long dataStart, SortedMap<String, Entry> entries) {
    private static final long LARGEST_HEADER_BYTES = 4L << 20; // thirty thousand tensors
    private static final int MOST_EXTENTS = 8;

    /** One tensor; offsets in bytes from {@code dataStart}. */
    record Entry(long[] shape, long begin, long end) {}

    static SafeTensorsHeader read(Path file, SeekableByteChannel channel) throws IOException {
        long size = channel.size();
        if (size < Long.BYTES) {
            throw new BadWeightsException(
                    file,
                    String.format(
                            Locale.ROOT, "%d bytes; expected at least %d. Is the file truncated?", size, Long.BYTES));
        }
        ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        readFully(channel, length, 0);
        long headerBytes = length.getLong(0);
        long most = Math.min(LARGEST_HEADER_BYTES, size - Long.BYTES);
        if (headerBytes < 2 || headerBytes > most) {
            throw new BadWeightsException(
                    file,
                    String.format(
                            Locale.ROOT, "header length %d; expected 2 to %d. Is it safetensors?", headerBytes, most));
        }
        ByteBuffer text = ByteBuffer.allocate((int) headerBytes);
        readFully(channel, text, Long.BYTES);
        long dataStart = Long.BYTES + headerBytes;
        String json = new String(text.array(), StandardCharsets.UTF_8);
        return new SafeTensorsHeader(dataStart, entries(file, json, size - dataStart));
    }

    static void readFully(SeekableByteChannel channel, ByteBuffer into, long from) throws IOException {
        channel.position(from);
        while (into.hasRemaining()) {
            if (channel.read(into) < 0) {
                throw new EOFException("ends at byte " + channel.position());
            }
        }
    }

    private static SortedMap<String, Entry> entries(Path file, String json, long dataBytes) {
        SortedMap<String, Entry> entries = new TreeMap<>();
        for (Map.Entry<String, JsonNode> field : tree(file, json).properties()) {
            if (!field.getKey().equals("__metadata__")) {
                entries.put(field.getKey(), entry(file, field.getKey(), field.getValue()));
            }
        }
        requireNoGap(file, entries, dataBytes);
        return entries;
    }

    private static JsonNode tree(Path file, String json) {
        try {
            JsonNode tree = Documents.readJson(json, file.toString(), JsonNode.class);
            if (tree.isObject()) {
                return tree;
            }
        } catch (RefocusException e) {
            throw new BadWeightsException(file, "header is not JSON. Is it safetensors?", e);
        }
        throw new BadWeightsException(file, "header is not a JSON object. Is it safetensors?");
    }

    private static Entry entry(Path file, String name, JsonNode node) {
        if (!node.path("dtype").asText().equals("F32")) {
            throw new BadWeightsException(
                    file, "tensor %s has dtype %s; expected F32".formatted(name, node.path("dtype")));
        }
        long[] shape = wholeNumbers(file, name, node.path("shape"));
        long[] offsets = wholeNumbers(file, name, node.path("data_offsets"));
        if (offsets.length != 2) {
            throw new BadWeightsException(
                    file,
                    String.format(Locale.ROOT, "tensor %s has %d data_offsets; expected 2", name, offsets.length));
        }
        long bytes = Float.BYTES;
        try {
            for (long extent : shape) {
                bytes = Math.multiplyExact(bytes, extent);
            }
        } catch (ArithmeticException e) {
            bytes = -1; // larger than any file
        }
        if (offsets[1] - offsets[0] != bytes) {
            throw new BadWeightsException(
                    file,
                    "tensor %s has data_offsets %s; expected the length of shape %s in float32"
                            .formatted(name, node.path("data_offsets"), node.path("shape")));
        }
        return new Entry(shape, offsets[0], offsets[1]);
    }

    private static long[] wholeNumbers(Path file, String name, JsonNode list) {
        boolean legal = list.isArray() && list.size() <= MOST_EXTENTS;
        long[] numbers = new long[legal ? list.size() : 0];
        for (int i = 0; i < numbers.length; i++) {
            JsonNode number = list.get(i);
            legal &= number.isIntegralNumber() && number.canConvertToLong() && number.longValue() >= 0;
            numbers[i] = number.longValue();
        }
        if (!legal) {
            throw new BadWeightsException(
                    file,
                    String.format(
                            Locale.ROOT,
                            "tensor %s: shape and data_offsets are lists of at most %d whole numbers; got %s",
                            name,
                            MOST_EXTENTS,
                            list));
        }
        return numbers;
    }

    private static void requireNoGap(Path file, Map<String, Entry> entries, long dataBytes) {
        List<Map.Entry<String, Entry>> byPosition = entries.entrySet().stream()
                .sorted(Comparator.comparingLong(
                                (Map.Entry<String, Entry> e) -> e.getValue().begin())
                        .thenComparingLong(e -> e.getValue().end()))
                .toList();
        long at = 0;
        for (Map.Entry<String, Entry> entry : byPosition) {
            if (entry.getValue().begin() != at || entry.getValue().end() > dataBytes) {
                throw new BadWeightsException(
                        file,
                        String.format(
                                Locale.ROOT,
                                "tensor %s is at bytes %d to %d of %d; expected it to begin at %d and end inside. Is the file truncated?",
                                entry.getKey(),
                                entry.getValue().begin(),
                                entry.getValue().end(),
                                dataBytes,
                                at));
            }
            at = entry.getValue().end();
        }
        if (at != dataBytes) {
            throw new BadWeightsException(
                    file, String.format(Locale.ROOT, "%d bytes after the last tensor; expected none", dataBytes - at));
        }
    }
}
