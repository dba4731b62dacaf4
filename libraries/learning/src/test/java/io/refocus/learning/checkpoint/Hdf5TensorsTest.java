package io.refocus.learning.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a file of h5py's, made by src/test/python/make_hdf5.py. */
class Hdf5TensorsTest {
    private static final List<String> KERNEL = List.of("layer/layer/kernel:0");
    private static final long[] SHAPE = {2, 3, 4};

    @TempDir
    Path folder;

    private Path file;
    private byte[] bytes;

    @BeforeEach
    void copy() throws IOException {
        file = folder.resolve("weights.h5");
        bytes = Hdf5TensorsTest.class.getResourceAsStream("/golden/hdf5.h5").readAllBytes();
        Files.write(file, bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"layer/layer/kernel:0", "layer/layer/big-endian"})
    void valuesAreReadInTheirOrder(String path) {
        assertThat(Hdf5Tensors.recognises(file)).isTrue();
        Tensor tensor = Hdf5Tensors.open(file).read(List.of("layer/kernel", path), SHAPE);
        assertThat(tensor.shape()).containsExactly(2, 3, 4);
        for (int i = 0; i < 24; i++) assertThat(tensor.values()[i]).isEqualTo(i / 8f - 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bad/double| tensor bad/double has dtype FloatingPoint of 8 bytes; expected float32",
                "bad/half| tensor bad/half has dtype FloatingPoint of 2 bytes; expected float32",
                "bad/whole| tensor bad/whole has dtype FixedPoint of 4 bytes; expected float32",
                "bad/text| tensor bad/text has dtype VariableLength of 16 bytes; expected float32",
                "bad/nan| tensor bad/nan holds NaN at index 8; expected finite values",
                "bad/endless| tensor bad/endless holds -Infinity at index 8; expected finite values",
                "bad/unwritten| tensor bad/unwritten is compressed, in chunks or empty; expected plain values",
                "bad/compressed| tensor bad/compressed is compressed, in chunks or empty; expected plain values",
                "bad/chunks| tensor bad/chunks is compressed, in chunks or empty; expected plain values",
                "bad/soft| tensor bad/soft is behind a link; expected it in this file",
                "bad/external| tensor bad/external is behind a link; expected it in this file",
                "layer/layer| tensor layer/layer is a group; expected a dataset",
                "layer/layer/bias:0| tensor layer/layer/bias:0 has shape [4]; expected [2, 3, 4]",
                "bad/none| no dataset bad/none. Is the file of another network?",
                "bad/whole/none| no dataset bad/whole/none. Is the file of another network?"
            })
    void whatIsNotThoseValuesIsRefusedByItsName(String path, String problem) {
        assertThatThrownBy(() -> Hdf5Tensors.open(file).read(List.of(path), SHAPE))
                .isInstanceOf(BadWeightsException.class)
                .hasMessageStartingWith(file + ": " + problem);
    }

    @Test
    void aFileCutShortIsRefusedOrItsKernelIsWhole() throws IOException {
        Tensor kernel = Hdf5Tensors.open(file).read(KERNEL, SHAPE);
        int refused = 0;
        for (int length = 0; length < bytes.length; length += 61) {
            Path cut = Files.write(
                    folder.resolve(String.format(Locale.ROOT, "cut-%d.h5", length)), Arrays.copyOf(bytes, length));
            try {
                assertThat(Hdf5Tensors.open(cut).read(KERNEL, SHAPE)).isEqualTo(kernel);
            } catch (BadWeightsException expected) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(10);
    }

    @Test
    void anotherFormatIsNotRecognised() throws IOException {
        Path text = Files.writeString(folder.resolve("text.h5"), "HDF");
        assertThat(Hdf5Tensors.recognises(text)).isFalse();
        assertThatThrownBy(() -> Hdf5Tensors.open(text))
                .isInstanceOf(BadWeightsException.class)
                .hasMessageContaining("text.h5: is not readable as HDF5");
        assertThatThrownBy(() -> Hdf5Tensors.recognises(folder.resolve("none")))
                .hasMessageContaining("none: cannot be read");
    }
}
