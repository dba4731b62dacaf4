package io.refocus.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFollowerTest {
    @TempDir
    private Path folder;

    private final List<String> read = new ArrayList<>();

    @Test
    void completedLinesAreReadAcrossTheBeginningOfANewLog() throws IOException {
        Path log = Files.writeString(folder.resolve("worker.log"), "earlier\n");
        try (LogFollower follower = LogFollower.atEnd(log)) {
            follower.read(read::add);
            assertThat(read).isEmpty();

            Files.writeString(log, "one\ntw", StandardOpenOption.APPEND);
            follower.read(read::add);
            assertThat(read).containsExactly("one");

            Files.writeString(log, "o\nlast of the old\n", StandardOpenOption.APPEND);
            Files.move(log, folder.resolve("worker.log.1"));
            follower.read(read::add);
            Files.writeString(log, "first of the new: ä\n");
            follower.read(read::add);
            assertThat(read).containsExactly("one", "two", "last of the old", "first of the new: ä");
        }
    }
}
