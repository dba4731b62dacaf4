package io.refocus.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskSpaceTest {
    @TempDir
    private Path folder;

    @Test
    void aFolderThatIsNotThereYetHasTheRoomOfTheOneAboveIt() {
        assertThat(DiskSpace.of(folder.resolve("state/of/a/stack")).freeBytes()).isPositive();
    }

    @Test
    void aDiskThatIsNearlyFullIsRefusedBeforeADatabaseBreaks() {
        assertThatThrownBy(() -> new DiskSpace(folder, 7L << 20).requireEnoughToStart())
                .hasMessageContaining(folder + " has 7 MB free; expected at least 300 MB")
                .hasMessageContaining("REFOCUS_HOME");
        assertThatCode(() -> new DiskSpace(folder, 301L << 20).requireEnoughToStart())
                .doesNotThrowAnyException();
    }

    @Test
    void newWorkIsRefusedOnlyWhereNothingMoreCanBeWritten() {
        assertThatThrownBy(() -> new DiskSpace(folder, 0).requireEnoughToWork())
                .hasMessageContaining("has 0 MB free; expected at least 50 MB for new work");
        assertThatCode(() -> new DiskSpace(folder, 51L << 20).requireEnoughToWork())
                .doesNotThrowAnyException();
    }
}
