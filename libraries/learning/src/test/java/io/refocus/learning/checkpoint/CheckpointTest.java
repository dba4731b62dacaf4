package io.refocus.learning.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
    private static final Map<String, long[]> SHAPES = Map.of("w", new long[] {3});

    @TempDir
    Path folder;

    record State(long step, double best) {}

    @Test
    void whatIsWrittenIsRead() {
        Path directory = write(7, 0.1f);
        Checkpoint checkpoint = Checkpoint.open(directory);
        assertThat(checkpoint.step()).isEqualTo(7);
        assertThat(checkpoint.state(State.class)).isEqualTo(new State(7, 1.0 / 3));
        assertThat(checkpoint.weights("generator", SHAPES)).isEqualTo(Map.of("w", tensor(0.1f)));
        assertThat(checkpoint.text("notes.jsonl")).isEqualTo("one\n");
    }

    @Test
    void aFolderOfTheSameNameIsReplacedWhole() throws IOException {
        Path directory = write(7, 0.1f);
        Files.writeString(directory.resolve("left-over"), "x");
        write(7, 0.2f);
        assertThat(Checkpoint.open(directory).weights("generator", SHAPES)).containsEntry("w", tensor(0.2f));
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrder("generator.safetensors", "state.json", "notes.jsonl", "manifest.json");
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).as("no partial folder is left").containsExactly(directory);
        }
    }

    @Test
    void aFolderWithoutManifestIsNoCheckpoint() throws IOException {
        Path directory = write(7, 0.1f);
        Files.delete(directory.resolve("manifest.json"));
        assertThatThrownBy(() -> Checkpoint.open(directory))
                .isInstanceOf(BadWeightsException.class)
                .hasMessageContaining("manifest.json")
                .hasMessageContaining("Is the checkpoint complete?");
    }

    @Test
    void aTruncatedFileIsNamedWithBothLengths() throws IOException {
        Path directory = write(7, 0.1f);
        Path weights = directory.resolve("generator.safetensors");
        byte[] whole = Files.readAllBytes(weights);
        Files.write(weights, Arrays.copyOf(whole, whole.length - 1));
        assertThatThrownBy(() -> Checkpoint.open(directory))
                .hasMessageContaining("generator.safetensors")
                .hasMessageContaining(String.format(
                        Locale.ROOT, "%d bytes; expected %d by its manifest", whole.length - 1, whole.length));
    }

    @Test
    void oneChangedBitIsFound() throws IOException {
        Path directory = write(7, 0.1f);
        for (String name : List.of("generator.safetensors", "state.json", "notes.jsonl")) {
            Path file = directory.resolve(name);
            byte[] whole = Files.readAllBytes(file);
            byte[] changed = whole.clone();
            changed[whole.length / 2] ^= 1;
            Files.write(file, changed);
            assertThatThrownBy(() -> Checkpoint.open(directory)).hasMessageContaining(name + ": digest");
            Files.write(file, whole);
        }
        Checkpoint.open(directory);
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        Path directory = write(7, 0.1f);
        Files.delete(directory.resolve("generator.safetensors"));
        assertThatThrownBy(() -> Checkpoint.open(directory)).hasMessageContaining("generator.safetensors: is missing");
    }

    @Test
    void aManifestCannotPointOutOfItsFolder() throws IOException {
        Path directory = write(7, 0.1f);
        Path manifest = directory.resolve("manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace("\"state.json\"", "\"../state.json\""));
        assertThatThrownBy(() -> Checkpoint.open(directory))
                .isInstanceOf(BadWeightsException.class)
                .hasMessageContaining("../state.json");
    }

    @Test
    void aFileTheManifestDoesNotListIsNotRead() {
        Checkpoint checkpoint = Checkpoint.open(write(7, 0.1f));
        assertThatThrownBy(() -> checkpoint.weights("discriminator", SHAPES))
                .hasMessageContaining("does not list discriminator.safetensors");
    }

    private Path write(long step, float value) {
        Path directory = folder.resolve("" + step);
        Checkpoint.write(
                directory,
                new Checkpoint.Contents(
                        step,
                        Map.of("generator", Map.of("w", tensor(value))),
                        new State(step, 1.0 / 3),
                        Map.of("notes.jsonl", "one\n")));
        return directory;
    }

    private static Tensor tensor(float value) {
        return new Tensor(new long[] {3}, new float[] {value, -value, 0});
    }
}
