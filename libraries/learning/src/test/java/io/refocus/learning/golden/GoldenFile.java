package io.refocus.learning.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Tensors made by the scripts in src/test/python. */
public final class GoldenFile {
    private final Map<String, INDArray> tensors = new LinkedHashMap<>();

    public GoldenFile(String file) {
        ByteBuffer bytes =
                ByteBuffer.wrap(read("/golden/" + file + ".safetensors")).order(ByteOrder.LITTLE_ENDIAN);
        int header = (int) bytes.getLong();
        JsonNode entries = parse(bytes.array(), header);
        entries.fieldNames()
                .forEachRemaining(name -> tensors.put(name, tensor(entries.get(name), bytes, Long.BYTES + header)));
    }

    private static JsonNode parse(byte[] bytes, int header) {
        try {
            return new ObjectMapper().readTree(bytes, Long.BYTES, header);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static INDArray tensor(JsonNode entry, ByteBuffer bytes, int start) {
        long[] offsets = numbers(entry.get("data_offsets"));
        float[] values = new float[(int) (offsets[1] - offsets[0]) / Float.BYTES];
        bytes.position(start + (int) offsets[0]);
        bytes.slice().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        return Nd4j.createFromArray(values).reshape('c', numbers(entry.get("shape")));
    }

    private static long[] numbers(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .mapToLong(JsonNode::asLong)
                .toArray();
    }

    private static byte[] read(String resource) {
        try (InputStream in = GoldenFile.class.getResourceAsStream(resource)) {
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The tensor of that name. */
    public INDArray get(String name) {
        return tensors.get(name);
    }

    /** All tensors whose name starts with the prefix, without it. */
    public Map<String, INDArray> under(String prefix) {
        Map<String, INDArray> found = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> {
            if (name.startsWith(prefix)) found.put(name.substring(prefix.length()), tensor);
        });
        return found;
    }
}
