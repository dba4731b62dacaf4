package io.refocus.cli.verb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.refocus.application.pairs.PairFolders;
import io.refocus.documents.Documents;
import io.refocus.learning.experiment.Experiment;
import io.refocus.learning.journal.EndState;
import io.refocus.learning.journal.Journal;
import io.refocus.learning.journal.JournalEntry;
import io.refocus.learning.restore.ModelDescription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainTest {
    private static final long STEPS = 12;

    @TempDir
    private Path folder;

    private Path experiment;
    private Path pairs;

    /** The demo's GAN, so small that a step takes milliseconds, validated and kept every fourth step. */
    @BeforeEach
    void write() throws IOException {
        Experiment demo = Experiment.read(RunOfTheCommand.ROOT.resolve("configs/experiments/demo.yaml"));
        Experiment tiny = demo.vary(Map.of("generator.width", 4, "generator.blocks", 1))
                .vary(Map.of("training.steps", STEPS, "training.validateEvery", 4, "training.checkpointEvery", 4))
                .vary(Map.of("feeding.patchSize", 16, "feeding.batchSize", 2))
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

    private RunOfTheCommand train(String out, String... more) {
        return RunOfTheCommand.of(folder.resolve("home"), Map.of(), arguments(out, more));
    }

    private String[] arguments(String out, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "train", experiment.toString(), "-o", folder.resolve(out).toString(), "--pairs", pairs.toString()));
        arguments.addAll(Arrays.asList(more));
        return arguments.toArray(String[]::new);
    }

    private void assertSameTraining(String one, String other) throws IOException {
        new TrainedFolder(folder.resolve(other)).assertSameTraining(new TrainedFolder(folder.resolve(one)));
    }

    @Test
    void everythingThatAnEngineerLooksForIsWrittenAndTheModelCanBeUsed() throws IOException {
        RunOfTheCommand run = train("out", "--json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("step 0: ", "step 12: ");
        JsonNode summary = Documents.readJson(run.out(), "summary", JsonNode.class);
        assertThat(summary.get("steps").asLong()).isEqualTo(STEPS);
        assertThat(summary.get("finished").asBoolean()).isTrue();
        assertThat(summary.get("gainDb").asDouble())
                .isEqualTo(summary.get("psnrDb").asDouble()
                        - summary.get("blurredPsnrDb").asDouble());
        Path out = folder.resolve("out");
        for (String file : List.of("model.json", "experiment.json", "summary.json")) {
            assertThat(Documents.readJson(Files.readString(out.resolve(file)), file, JsonNode.class))
                    .isNotEmpty();
        }
        for (String png : List.of("psnr.png", "losses.png", "adversary.png")) {
            assertThat(Files.readAllBytes(out.resolve(png))).startsWith(0x89, 'P', 'N', 'G');
        }
        assertThat(Files.readAllBytes(out.resolve("contact-sheet.jpg"))).startsWith(0xFF, 0xD8);
        assertThat(summary.get("dataset").asText())
                .isEqualTo(pairs.getFileName().toString());
        RunOfTheCommand evaluation = RunOfTheCommand.of(
                folder.resolve("home"),
                Map.of(),
                "evaluate",
                out.toString(),
                pairs.resolve("validation").toString());
        assertThat(evaluation.exitCode()).as(evaluation.err()).isZero();
    }

    @Test
    void theJournalHoldsTheAttemptEachValidationAndTheStepsBetween() throws IOException {
        train("out");

        Journal journal = new TrainedFolder(folder.resolve("out")).journal();
        assertThat(journal.validations()).extracting(JournalEntry::step).containsExactly(0L, 4L, 8L, 12L);
        assertThat(journal.validations().get(0).gainDb())
                .as("an untrained generator returns its input")
                .isZero();
        assertThat(journal.steps()).hasSize((int) STEPS).allSatisfy(step -> assertThat(step.losses())
                .containsKey("generator"));
        assertThat(journal.entries())
                .startsWith(
                        new JournalEntry.Begun(1, 0, journal.entries().get(0).timeMillis()));
        assertThat(journal.entries().get(journal.entries().size() - 1))
                .isInstanceOfSatisfying(JournalEntry.Ended.class, ended -> assertThat(ended.state())
                        .isEqualTo(EndState.FINISHED));
    }

    private String trial(String out) {
        return ModelDescription.read(folder.resolve(out)).lineage().trial();
    }

    @Test
    void endedAtAStepItIsTheSameTrainingWhenItGoesOn() throws IOException {
        train("straight");
        RunOfTheCommand first = train("parts", "--until", "4", "--json");
        assertThat(first.exitCode()).as(first.err()).isZero();
        JsonNode summary = Documents.readJson(first.out(), "summary", JsonNode.class);
        assertThat(summary.get("steps").asLong()).isEqualTo(4);
        assertThat(summary.get("finished").asBoolean()).isTrue();
        assertThat(train("parts", "--resume", "--until", "6").err()).contains("step 6: ");
        RunOfTheCommand rest = train("parts", "--resume");

        assertThat(rest.exitCode()).as(rest.err()).isZero();
        assertThat(rest.err()).contains("goes on from step 6").contains("step 12: ");
        assertSameTraining("straight", "parts");
        assertThat(trial("parts"))
                .as("how far it went is no part of what it is")
                .isEqualTo(trial("straight"));
        assertThat(new TrainedFolder(folder.resolve("parts")).journal().entries())
                .filteredOn(entry -> entry instanceof JournalEntry.Begun)
                .extracting(JournalEntry::step)
                .containsExactly(0L, 4L, 6L);
    }

    @Test
    void aResumedTrainingEndsWhereAnUndisturbedOneDoes() throws IOException {
        train("straight");
        assertThat(train("parts", "--steps", "12", "--minutes", "0").exitCode()).isZero();
        RunOfTheCommand rest = train("parts", "--resume");

        assertThat(rest.exitCode()).as(rest.err()).isZero();
        assertThat(rest.err()).contains("goes on from step 4").contains("step 12: ");
        assertSameTraining("straight", "parts");
    }

    @Test
    void timeEndsItAtTheNextValidatedStep() {
        RunOfTheCommand run = train("out", "--steps", "12", "--minutes", "0", "--json");

        assertThat(run.exitCode()).isZero();
        JsonNode summary = Documents.readJson(run.out(), "summary", JsonNode.class);
        assertThat(summary.get("steps").asLong()).isEqualTo(4);
        assertThat(summary.get("finished").asBoolean()).isFalse();
    }

    @Test
    void minutesAloneDecideHowManyStepsThereAre() throws IOException {
        RunOfTheCommand run = train("out", "--minutes", "0.05", "--json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).containsPattern("a step takes \\d+ ms: \\d+ steps in 0.05 minutes");
        JsonNode summary = Documents.readJson(run.out(), "summary", JsonNode.class);
        assertThat(summary.get("finished").asBoolean()).isTrue();
        assertThat(summary.get("steps").asLong())
                .isGreaterThanOrEqualTo(4)
                .isEqualTo(Experiment.read(folder.resolve("out/experiment.json"))
                        .training()
                        .steps());
        assertThat(train("short", "--minutes", "0").err())
                .as("to the first validation at least")
                .contains(": 4 steps in 0 minutes");
    }

    /** The command as a process of its own. Ctrl-C does the same, but whoever runs these tests may have it ignored. */
    @Test
    void aSignalWritesACheckpointThatAnotherRunGoesOnFrom() throws Exception {
        String steps = "\"steps\" : ";
        Files.writeString(experiment, Files.readString(experiment).replace(steps + STEPS, steps + "100000"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-Drefocus.root=" + RunOfTheCommand.ROOT,
                "-cp",
                System.getProperty("java.class.path"),
                "io.refocus.cli.Main"));
        command.addAll(List.of(arguments("out")));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("REFOCUS_HOME", folder.resolve("home").toString());
        builder.redirectError(folder.resolve("err").toFile());
        Process process = builder.start();
        try {
            Path kept = folder.resolve("out/checkpoints/00000004/manifest.json");
            while (process.isAlive() && !Files.exists(kept)) {
                process.waitFor(20, TimeUnit.MILLISECONDS);
            }
            process.destroy();
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }

        String said = Files.readString(folder.resolve("err"));
        assertThat(process.exitValue()).as(said).isEqualTo(143);
        assertThat(said).contains("the checkpoint is written").contains(pairs + " --resume");
        long endedAt = Long.parseLong(said.replaceAll("(?s).*ended at step (\\d+).*", "$1"));
        assertThat(folder.resolve(String.format(Locale.ROOT, "out/checkpoints/%08d/manifest.json", endedAt)))
                .exists();
        assertThat(train("out", "--resume", "--minutes", "0").exitCode()).isZero();
        train("straight", "--steps", "100000", "--minutes", "0");
        while (steps("straight") < steps("out")) {
            train("straight", "--resume", "--minutes", "0");
        }
        assertSameTraining("straight", "out");
    }

    private long steps(String out) throws IOException {
        String summary = Files.readString(folder.resolve(out).resolve("summary.json"));
        return Documents.readJson(summary, out, JsonNode.class).get("steps").asLong();
    }

    @Test
    void aTrainingIsNeverOverwrittenAndNoneCannotBeResumed() {
        assertThat(train("out", "--resume"))
                .satisfies(run -> assertThat(run.exitCode()).isEqualTo(3))
                .satisfies(run -> assertThat(run.err()).contains("there is no training"));
        train("out", "--steps", "4");
        assertThat(train("out"))
                .satisfies(run -> assertThat(run.exitCode()).isEqualTo(2))
                .satisfies(run -> assertThat(run.err()).contains("step 4").contains("--resume"));
        assertThat(train("out", "--resume", "--steps", "8"))
                .satisfies(run -> assertThat(run.exitCode()).isEqualTo(2))
                .satisfies(run -> assertThat(run.err())
                        .contains("another experiment")
                        .contains("\"steps\":4")
                        .contains("\"steps\":8"));
    }

    @Test
    void pairsThatCannotBeTrainedOnAreListed() throws IOException {
        PairFolders.write(pairs.resolve("train/blur/a.png"), PairFolders.flat(20, 20, 1));
        PairFolders.write(pairs.resolve("train/blur/lonely.png"), PairFolders.flat(20, 20, 1));

        RunOfTheCommand run = train("out");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("2 files of " + pairs)
                .contains("train/blur/a.png: is 20x20, its sharp picture is 40x33")
                .contains("train/blur/lonely.png: has no sharp picture");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void whatAnIngestRefusesIsRefusedHereInTheSameWordsAndCanBeLeftOut() throws IOException {
        PairFolders.write(pairs.resolve("test/blur/again.png"), PairFolders.stripes(40, 33, 8));
        PairFolders.write(pairs.resolve("test/sharp/again.png"), PairFolders.stripes(40, 33, 0)); // train/sharp/a.png
        PairFolders.write(pairs.resolve("test/blur/d.png"), PairFolders.stripes(40, 38, 8));
        PairFolders.write(pairs.resolve("test/sharp/d.png"), PairFolders.stripes(40, 38, 0));

        RunOfTheCommand run = train("out");

        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.err())
                .contains("the content of 2 of 5 pairs is wrong, so nothing was trained")
                .contains("train/a: its sharp picture is in train, and in test as test/again")
                .contains("leave them out with --quarantine");
        assertThat(folder.resolve("out")).doesNotExist();
        RunOfTheCommand without = train("out", "--quarantine", "--until", "1");
        assertThat(without.exitCode()).as(without.err()).isZero();
        assertThat(without.err()).contains("left out 2 in quarantine", "on 1 pairs of");
    }

    @Test
    void swappedSidesAreNotTrainedOn() throws IOException {
        for (String name : List.of("train/blur/a", "train/blur/b", "validation/blur/c")) {
            Path blurred = pairs.resolve(name + ".png");
            Path sharp = pairs.resolve(name.replace("blur", "sharp") + ".png");
            byte[] kept = Files.readAllBytes(blurred);
            Files.copy(sharp, blurred, StandardCopyOption.REPLACE_EXISTING);
            Files.write(sharp, kept);
        }

        RunOfTheCommand run = train("out");

        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.err())
                .contains("the sides look swapped: in 3 of 3 pairs")
                .contains("so nothing was trained. Exchange the folders of the two sides");
    }

    @Test
    void anExperimentsMistakeNamesFileKeyAndWhatIsLegal() throws IOException {
        assertThat(train("out", "--steps", "0").err())
                .contains("training.steps")
                .contains("got 0");
        Files.writeString(experiment, Files.readString(experiment).replace("\"batchSize\" : 2", "\"batchSize\" : 0"));

        RunOfTheCommand run = train("out");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("tiny.yaml")
                .contains("feeding.batchSize")
                .contains("0");
    }

    @Test
    void aLossThatIsNoNumberIsToldWithStepTermAndTheLastGoodCheckpoint() throws IOException {
        Experiment wild = Experiment.read(experiment)
                .vary(Map.of(
                        "training.steps",
                        200,
                        "generatorOptimiser",
                        Map.of(
                                "type",
                                "adam",
                                "learningRate",
                                Map.of("type", "constant", "rate", 1.0),
                                "beta1",
                                0.9,
                                "beta2",
                                0.0),
                        "objective.terms",
                        List.of(Map.of("type", "l1", "weight", 1e6))));
        Files.writeString(experiment, Documents.json(wild));

        RunOfTheCommand run = train("out");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .containsPattern("refocus: .* is (NaN|Infinity|-Infinity) at step \\d+; expected a finite number")
                .containsPattern("Last good checkpoint: (none|.*/out/checkpoints/\\d{8})");
        assertThat(folder.resolve("out/losses.png")).exists();
        assertThat(folder.resolve("out/model.json")).doesNotExist();
    }
}
