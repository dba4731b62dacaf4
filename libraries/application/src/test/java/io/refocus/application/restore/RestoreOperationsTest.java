package io.refocus.application.restore;

import static org.assertj.core.api.Assertions.assertThat;

import io.refocus.application.pairs.PairFolders;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.imaging.PictureFormat;
import io.refocus.imaging.memory.MemoryBudget;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoreOperationsTest {
    @TempDir
    private Path folder;

    private final List<String> told = new ArrayList<>();
    private RestoreJob job;

    @BeforeEach
    void write() {
        PairFolders.write(folder.resolve("in/a.png"), PairFolders.stripes(20, 12, 4));
        PairFolders.write(folder.resolve("in/b.png"), "no picture".getBytes(StandardCharsets.UTF_8));
        PairFolders.write(folder.resolve("in/c.png"), PairFolders.flat(9, 7, 100));
        job = RestoreJob.of(folder.resolve("in"), folder.resolve("out"));
    }

    @Test
    void aFileThatIsNoPictureLeavesTheOthersToBeRestored() {
        Path model = PairFolders.untrainedModel(folder.resolve("model"));
        List<RestoredFile> files;
        try (LocalRestorer restorer = new LocalRestorer(model, new MemoryBudget(1 << 20))) {
            files = new RestoreOperations(restorer)
                    .restore(
                            job,
                            file -> told.add(Path.of(file.in()).getFileName() + " "
                                    + file.model().orElse("-")));
        }

        assertThat(told).containsExactly("a.png trial trial", "b.png -", "c.png trial trial");
        assertThat(files.get(1).problem().orElseThrow()).contains("not a picture");
        assertThat(files.get(0).problem()).isEmpty();
        assertThat(folder.resolve("out/a.png"))
                .as("an untrained model gives back what it gets")
                .hasBinaryContent(PairFolders.stripes(20, 12, 4));
        assertThat(folder.resolve("out/b.png")).doesNotExist();
    }

    @Test
    void aPictureThatNeverFitsIsRefusedByItsSizeAndTheOthersAreRestored() {
        PairFolders.write(folder.resolve("in/b.png"), PairFolders.flat(2_000, 300, 100));
        Path model = PairFolders.untrainedModel(folder.resolve("model"));
        List<RestoredFile> files;
        try (LocalRestorer restorer = new LocalRestorer(model, new MemoryBudget(1 << 20))) {
            files = new RestoreOperations(restorer).restore(job, file -> {});
        }

        assertThat(files).extracting(file -> file.problem().isPresent()).containsExactly(false, true, false);
        assertThat(files.get(1).problem().orElseThrow())
                .contains("the picture of 2000x300 pixels needs about ")
                .contains("this process may use 1 MB for pictures");
        assertThat(files.get(1).fault()).contains(Fault.BAD_INPUT);
    }

    @Test
    void aServiceThatIsGoneIsToldForEveryPictureAndEndsNothing() {
        PictureRestorer gone = new PictureRestorer() {
            @Override
            public Restored restore(Path in, Path out, Optional<PictureFormat> wanted) {
                if (in.endsWith("b.png")) {
                    throw new RefocusException(Fault.UNREACHABLE, "nobody there");
                }
                PairFolders.write(out, new byte[1]);
                return new Restored("version 1", List.of());
            }

            @Override
            public void close() {
                // nothing is open
            }
        };

        List<RestoredFile> files = new RestoreOperations(gone).restore(job, file -> told.add(file.in()));

        assertThat(told).hasSize(3);
        assertThat(files.get(1).fault()).contains(Fault.UNREACHABLE);
        assertThat(files.get(2).problem()).isEmpty();
    }
}
