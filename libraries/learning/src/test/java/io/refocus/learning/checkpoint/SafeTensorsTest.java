package io.refocus.learning.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeTensorsTest {
    private static final Map<String, long[]> SHAPES = Map.of("b", new long[] {2}, "w", new long[] {1, 3});

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("weights.safetensors");
    }

    @Test
    void whatIsWrittenIsReadBitForBit() {
        float[] values = new float[200_003];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.sin(i) * Float.MIN_VALUE * (1 << (i % 20));
        }
        values[7] = -0.0f;
        Map<String, Tensor> tensors = Map.of(
                "long", new Tensor(new long[] {values.length}, values),
                "scalar", new Tensor(new long[0], new float[] {42}),
                "empty", new Tensor(new long[] {0, 3}, new float[0]));
        SafeTensors.write(file, tensors);
        assertThat(SafeTensors.read(
                        file,
                        Map.of("long", new long[] {values.length}, "scalar", new long[0], "empty", new long[] {0, 3})))
                .isEqualTo(tensors);
    }

    /** The bytes of the format as its specification has them, so other readers of safetensors agree. */
    @Test
    void theLayoutIsTheFormats() throws IOException {
        SafeTensors.write(file, Map.of("w", new Tensor(new long[] {1, 2}, new float[] {1, -2})));
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        String header = "{\"w\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[0,8]}}";
        int padded = (header.length() + 7) / 8 * 8;
        assertThat(bytes.getLong(0)).isEqualTo(padded);
        assertThat(new String(bytes.array(), 8, padded, StandardCharsets.UTF_8).stripTrailing())
                .isEqualTo(header);
        assertThat(bytes.getFloat(8 + padded)).isEqualTo(1f);
        assertThat(bytes.getFloat(12 + padded)).isEqualTo(-2f);
        assertThat(bytes.capacity()).isEqualTo(16 + padded);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            {"b":{"dtype":"F16","shape":[2],"data_offsets":[0,8]},"w":{"dtype":"F32","shape":[1,3],"data_offsets":[8,20]}}|tensor b has dtype "F16"; expected F32
            {"b":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"w":{"dtype":"F32","shape":[3,1],"data_offsets":[8,20]}}|tensor w has shape [3, 1]; expected [1, 3]
            {"b":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"w":{"dtype":"F32","shape":[1,3],"data_offsets":[4,16]}}|tensor w is at bytes 4 to 16 of 20
            {"b":{"dtype":"F32","shape":[2],"data_offsets":[4,12]},"w":{"dtype":"F32","shape":[1,3],"data_offsets":[8,20]}}|tensor b is at bytes 4 to 12 of 20
            {"b":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"w":{"dtype":"F32","shape":[1,4],"data_offsets":[8,24]}}|tensor w is at bytes 8 to 24 of 20
            {"b":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"w":{"dtype":"F32","shape":[1,3],"data_offsets":[8,16]}}|tensor w has data_offsets [8,16]
            {"b":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"w":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[8,20]}}|tensor w has data_offsets [8,20]
            {"b":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"w":{"dtype":"F32","shape":[-1,-3],"data_offsets":[8,20]}}|tensor w: shape and data_offsets are lists
            {"b":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}|12 bytes after the last tensor
            {"b":{"dtype":"F32","shape":[5],"data_offsets":[0,20]}}|missing [w], unknown []
            {"b":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"x":{"dtype":"F32","shape":[3],"data_offsets":[8,20]}}|missing [w], unknown [x]
            {"b":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[3],"data_offsets":[8,20]}}|header is not JSON
            [1, 2]|header is not a JSON object
            {"b|header is not JSON
            """)
    void aLyingHeaderIsRefused(String header, String complaint) throws IOException {
        writeRaw(header.getBytes(StandardCharsets.UTF_8), header.length(), new byte[20]);
        assertThatThrownBy(() -> SafeTensors.read(file, SHAPES))
                .isInstanceOf(BadWeightsException.class)
                .hasMessageContaining("weights.safetensors")
                .hasMessageContaining(complaint);
    }

    @ParameterizedTest
    @CsvSource({"-1", "0", "1000", "9223372036854775807"})
    void anImpossibleHeaderLengthAllocatesNothing(long length) throws IOException {
        writeRaw("{}".getBytes(StandardCharsets.UTF_8), length, new byte[0]);
        assertThatThrownBy(() -> SafeTensors.read(file, SHAPES)).hasMessageContaining("header length " + length);
    }

    @Test
    void everyTruncationIsRefused() throws IOException {
        SafeTensors.write(
                file,
                Map.of(
                        "b",
                        new Tensor(new long[] {2}, new float[2]),
                        "w",
                        new Tensor(new long[] {1, 3}, new float[3])));
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> SafeTensors.read(file, SHAPES))
                    .as("%d of %d bytes", length, whole.length)
                    .isInstanceOf(BadWeightsException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"NaN", "Infinity", "-Infinity"})
    void aValueThatIsNoNumberIsNamed(float value) {
        SafeTensors.write(
                file,
                Map.of(
                        "b", new Tensor(new long[] {2}, new float[2]),
                        "w", new Tensor(new long[] {1, 3}, new float[] {0, value, 0})));
        assertThatThrownBy(() -> SafeTensors.read(file, SHAPES))
                .hasMessageContaining("tensor w holds " + value + " at index 1");
    }

    /** Numbers that would ask for more memory than there is must be found out before anything is allocated for them. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            9223372036854775807|{}
            4294967296|{}
            0|{"b":{"dtype":"F32","shape":[1073741824],"data_offsets":[0,4294967296]}}
            0|{"b":{"dtype":"F32","shape":[2305843009213693951],"data_offsets":[0,9223372036854775804]}}
            0|{"b":{"dtype":"F32","shape":[9223372036854775807,4],"data_offsets":[0,8]}}
            0|{"b":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"w":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}}
            """)
    void nothingIsAllocatedThatTheFileDoesNotHold(long length, String header) throws IOException {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        writeRaw(text, length == 0 ? text.length : length, new byte[20]);
        assertThatThrownBy(() -> SafeTensors.read(file, SHAPES)); // once for the classes it loads
        long before = allocated();
        assertThatThrownBy(() -> SafeTensors.read(file, SHAPES)).isInstanceOf(BadWeightsException.class);
        assertThat(allocated() - before).isLessThan(1 << 20);
    }

    /** Bytes of the heap that this thread has asked for so far. */
    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    @Test
    void overlappingTensorsAreRefusedByTheSecondsName() throws IOException {
        String header = "{\"b\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},"
                + "\"w\":{\"dtype\":\"F32\",\"shape\":[1,3],\"data_offsets\":[0,12]}}";
        writeRaw(header.getBytes(StandardCharsets.UTF_8), header.length(), new byte[20]);
        assertThatThrownBy(() -> SafeTensors.read(file, SHAPES))
                .hasMessageContaining("tensor w is at bytes 0 to 12 of 20; expected it to begin at 8");
    }

    /** Of a file cut inside its values the first tensor that is not whole is named. */
    @Test
    void aCutFileNamesTheTensor() throws IOException {
        SafeTensors.write(
                file,
                Map.of(
                        "b",
                        new Tensor(new long[] {2}, new float[2]),
                        "w",
                        new Tensor(new long[] {1, 3}, new float[3])));
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 1));
        assertThatThrownBy(() -> SafeTensors.read(file, SHAPES))
                .hasMessageContaining("tensor w is at bytes 8 to 20 of 19");
        Files.write(file, Arrays.copyOf(whole, whole.length - 13));
        assertThatThrownBy(() -> SafeTensors.read(file, SHAPES))
                .hasMessageContaining("tensor b is at bytes 0 to 8 of 7");
    }

    private void writeRaw(byte[] header, long length, byte[] data) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(8 + header.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
        Files.write(file, bytes.putLong(length).put(header).put(data).array());
    }
}
