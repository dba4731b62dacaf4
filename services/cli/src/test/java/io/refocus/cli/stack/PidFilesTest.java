package io.refocus.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.refocus.documents.BadDocumentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFilesTest {
    @TempDir
    private Path folder;

    private final ComponentRecord record = new ComponentRecord(
            Component.MLFLOW,
            new ProcessIdentity(123, "boot/77"),
            Optional.of("http://127.0.0.1:15000"),
            Optional.empty(),
            "abc");

    @Test
    void whatWasWrittenIsFoundUntilItIsRemoved() {
        PidFiles records = new PidFiles(folder.resolve("run"));
        records.write(record);

        assertThat(records.find(Component.MLFLOW)).contains(record);
        assertThat(records.find(Component.STORE)).isEmpty();

        records.remove(Component.MLFLOW);
        assertThat(records.find(Component.MLFLOW)).isEmpty();
    }

    @Test
    void aRecordIsReplacedWhole() throws IOException {
        PidFiles records = new PidFiles(folder);
        records.write(record);
        records.write(new ComponentRecord(
                Component.MLFLOW, new ProcessIdentity(9, "s"), Optional.empty(), Optional.empty(), "f"));

        assertThat(records.find(Component.MLFLOW).orElseThrow().process().pid()).isEqualTo(9);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("mlflow.json"));
        }
    }

    @Test
    void aDamagedRecordIsToldByItsFile() throws IOException {
        Files.writeString(folder.resolve("store.json"), "{\"component\": \"store\"");

        assertThatThrownBy(() -> new PidFiles(folder).find(Component.STORE))
                .isInstanceOf(BadDocumentException.class)
                .hasMessageContaining("store.json");
    }
}
