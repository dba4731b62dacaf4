package io.refocus.worker.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFoldersTest {
    @TempDir
    private Path root;

    @Test
    void whatAKilledProcessLeftIsDeletedAndWhatARunningOneUsesIsNot() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        Path left = Files.createDirectories(root.resolve(ended.pid() + "-trial-1/work"));
        Files.writeString(left.resolve("weights"), "of a checkpoint");
        Path inUse =
                Files.createDirectories(root.resolve(ProcessHandle.current().pid() + "-gate-2"));
        Path foreign = Files.createDirectories(root.resolve("notes"));

        TemporaryFolders folders = TemporaryFolders.in(root);

        assertThat(root.resolve(ended.pid() + "-trial-1")).doesNotExist();
        assertThat(inUse).exists();
        assertThat(foreign).exists();
        try (TemporaryFolder made = folders.make("trial")) {
            assertThat(made.path().getParent()).isEqualTo(root);
            Files.writeString(made.path().resolve("a"), "b");
        }
        assertThat(children()).isEqualTo(2);
    }

    private long children() throws IOException {
        try (var files = Files.list(root)) {
            return files.count();
        }
    }
}
