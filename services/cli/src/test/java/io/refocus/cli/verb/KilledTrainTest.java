package io.refocus.cli.verb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.refocus.application.pairs.PairFolders;
import io.refocus.documents.Documents;
import io.refocus.learning.experiment.Experiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training that is killed, so that it has no time to write a checkpoint. */
class KilledTrainTest {
    private static final long STEPS = 300;
    private static final long CHECKPOINT_EVERY = 100;

    @TempDir
    private Path folder;

    private Path experiment;
    private Path pairs;

    @BeforeEach
    void write() throws IOException {
        Experiment tiny = Experiment.read(RunOfTheCommand.ROOT.resolve("configs/experiments/demo.yaml"))
                .vary(Map.of("generator.width", 4, "generator.blocks", 1))
                .vary(Map.of("training.steps", STEPS, "training.checkpointEvery", CHECKPOINT_EVERY))
                .vary(Map.of("training.validateEvery", 20, "feeding.patchSize", 16, "feeding.batchSize", 2))
                .vary(Map.of("validation.crops", 2, "validation.cropSize", 24));
        experiment = Files.writeString(folder.resolve("tiny.yaml"), Documents.json(tiny));
        pairs = folder.resolve("pairs");
        for (String name : List.of("train/blur/a", "train/blur/b", "validation/blur/c")) {
            PairFolders.write(
                    pairs.resolve(name + ".png"), PairFolders.stripes(40, 32 + name.charAt(name.length() - 1) % 8, 6));
            PairFolders.write(
                    pairs.resolve(name.replace("blur", "sharp") + ".png"),
                    PairFolders.stripes(40, 32 + name.charAt(name.length() - 1) % 8, 0));
        }
    }

    private List<String> arguments(String out) {
        return List.of(
                "train", experiment.toString(), "-o", folder.resolve(out).toString(), "--pairs", pairs.toString());
    }

    private RunOfTheCommand train(String out, String... more) {
        List<String> arguments = new ArrayList<>(arguments(out));
        arguments.addAll(List.of(more));
        return RunOfTheCommand.of(folder.resolve("home"), Map.of(), arguments.toArray(String[]::new));
    }

    private Process start(String out, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-Drefocus.root=" + RunOfTheCommand.ROOT,
                "-cp",
                System.getProperty("java.class.path"),
                "io.refocus.cli.Main"));
        command.addAll(arguments(out));
        command.addAll(List.of(more));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("REFOCUS_HOME", folder.resolve("home").toString());
        return builder.redirectError(folder.resolve("err").toFile()).start();
    }

    /** The last step that the journal has a whole line of. */
    private static long lastStep(Path journal) throws IOException {
        if (!Files.exists(journal)) {
            return 0;
        }
        String text = Files.readString(journal);
        List<String> whole =
                text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        return whole.isEmpty()
                ? 0
                : Documents.readJson(whole.get(whole.size() - 1), "line", JsonNode.class)
                        .get("step")
                        .asLong();
    }

    /** Ends the process by SIGKILL once the journal has come to a step. */
    private void kill(Process process, Path journal, long step) throws Exception {
        try {
            while (process.isAlive() && lastStep(journal) < step) {
                process.waitFor(2, TimeUnit.MILLISECONDS);
            }
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(folder.resolve("err")))
                .isEqualTo(137);
    }

    @Test
    @Tag("server") // seconds of training in processes of their own
    void itIsResumedToTheCurvesAndTheModelOfAnUndisturbedOne() throws Exception {
        Path journal = folder.resolve("killed/journal.jsonl");
        kill(start("killed"), journal, 10);
        assertThat(lastStep(journal)).as("killed before its first checkpoint").isBetween(10L, CHECKPOINT_EVERY - 1);
        Files.delete(journal);
        kill(start("killed", "--resume"), journal, CHECKPOINT_EVERY + 10);
        assertThat(lastStep(journal))
                .as("steps beyond the last checkpoint have their lines")
                .isBetween(CHECKPOINT_EVERY + 10, 2 * CHECKPOINT_EVERY - 1);
        assertThat(folder.resolve("killed/checkpoints/00000200")).doesNotExist();
        Files.writeString(journal, "{\"losses\":{\"adv", StandardOpenOption.APPEND); // cut short as it was written

        RunOfTheCommand rest = train("killed", "--resume");

        assertThat(rest.exitCode()).as(rest.err()).isZero();
        assertThat(rest.err()).contains("goes on from step " + CHECKPOINT_EVERY);
        assertThat(train("straight").exitCode()).isZero();
        new TrainedFolder(folder.resolve("killed")).assertSameTraining(new TrainedFolder(folder.resolve("straight")));
    }
}
