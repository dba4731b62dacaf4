package io.refocus.cli.verb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.refocus.application.pairs.PairFolders;
import io.refocus.documents.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code dataset ingest --dry-run}, which needs no stack for a folder. */
class DatasetSurveyTest {
    @TempDir
    private Path folder;

    private Path yaml;

    @BeforeEach
    void write() throws IOException {
        yaml = Files.writeString(folder.resolve("pairs.yaml"), """
                name: pairs
                source: {type: pairs, location: pairs, scenes: folder}
                split: {validation: 0, test: 0.25, seed: 1}
                pixelBudget: 1000
                """);
        for (String file :
                new String[] {"Train/a/input/1.png", "Train/a/target/1.png", "Test/b/input/1.png", "Test/b/target/1.png"
                }) {
            PairFolders.write(folder.resolve("pairs").resolve(file), PairFolders.flat(20, 20, file.length()));
        }
        Files.createFile(folder.resolve("pairs/.DS_Store"));
    }

    private RunOfTheCommand dryRun(String... more) {
        String[] arguments = Stream.concat(
                        Stream.of("dataset", "ingest", yaml.toString(), "--dry-run"), Stream.of(more))
                .toArray(String[]::new);
        return RunOfTheCommand.of(folder.resolve("home"), Map.of(), arguments);
    }

    @Test
    void whatWasUnderstoodIsPrinted() {
        RunOfTheCommand run = dryRun();

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).isEqualTo("""
                pairs: blurred pictures in input/, sharp ones in target/
                splits by the folders Test/ and Train/
                  train       1 scene, 1 picture
                  validation  0 scenes, 0 pictures
                  test        1 scene, 1 picture
                passed over 1 file:
                  hidden files or files of the system (1): .DS_Store
                """);
    }

    @Test
    void threeSplitFoldersAreListed() {
        PairFolders.write(folder.resolve("pairs/Val/c/input/1.png"), PairFolders.flat(20, 20, 3));
        PairFolders.write(folder.resolve("pairs/Val/c/target/1.png"), PairFolders.flat(20, 20, 4));

        assertThat(dryRun().out()).contains("splits by the folders Test/, Train/ and Val/");
    }

    @Test
    void forMachinesToo() {
        var answer = Documents.readJson(dryRun("--json").out(), "answer", JsonNode.class);

        assertThat(answer.at("/layout/splits/2/pictures").intValue()).isEqualTo(1);
        assertThat(answer.at("/layout/passedOver/0/files").intValue()).isEqualTo(1);
        assertThat(answer.at("/faults/total").intValue()).isZero();
        assertThat(answer.at("/damaged/total").intValue()).isZero();
    }

    @Test
    void filesAreOpenedAndNotDecoded() throws IOException {
        Path cut = folder.resolve("pairs/Train/a/input/1.png");
        byte[] whole = Files.readAllBytes(cut);
        Files.write(cut, Arrays.copyOf(whole, whole.length - 12));
        PairFolders.write(folder.resolve("pairs/Test/b/input/1.png"), PairFolders.flat(20, 21, 9));
        PairFolders.write(folder.resolve("pairs/Test/b/input/2.png"), PairFolders.flat(40, 40, 9));
        PairFolders.write(folder.resolve("pairs/Test/b/target/2.png"), PairFolders.flat(40, 40, 9));

        RunOfTheCommand run = dryRun();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).endsWith("""
                1 file was read in spite of slight damage:
                  Train/a/input/1.png: the PNG's end is missing
                """);
        assertThat(run.err())
                .contains("3 files in")
                .contains("Test/b/input/1.png: is 20x21, its sharp picture is 20x20; expected equal sizes")
                .contains("Test/b/target/2.png: the picture is 40x40 = 1600 pixels; expected at most 1000");
    }

    @Test
    void whatAnIngestWouldRefuseIsRefusedUnlessInQuarantine() throws IOException {
        Files.delete(folder.resolve("pairs/Test/b/input/1.png"));
        Files.createFile(folder.resolve("pairs/Test/b/input/2.png"));

        RunOfTheCommand refused = dryRun();

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .contains(
                        "2 files in",
                        "Test/b/input/2.png: has no sharp picture",
                        "Test/b/target/1.png: has no blurred");
        assertThat(dryRun("--quarantine").exitCode()).isZero();
    }

    @Test
    void aFolderThatIsNotHereIsSaid() throws IOException {
        Files.writeString(yaml, Files.readString(yaml).replace("location: pairs", "location: elsewhere"));

        assertThat(dryRun().err()).contains("elsewhere is not on this machine");
    }
}
