package io.refocus.cli.verb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.refocus.application.pairs.PairFolders;
import io.refocus.cli.shell.RefocusPaths;
import io.refocus.documents.Documents;
import io.refocus.learning.experiment.Experiment;
import io.refocus.learning.experiment.StartWeights;
import io.refocus.learning.restore.ModelDescription;
import io.refocus.learning.restore.ShippedModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training that starts from the model another one made, which ships under the name {@code first}. */
class WarmTrainTest {
    @TempDir
    private Path folder;

    private Path first;
    private Path warm;
    private double firstGainDb;

    @BeforeEach
    void trainTheFirst() throws IOException {
        Experiment tiny = Experiment.read(RunOfTheCommand.ROOT.resolve("configs/experiments/demo.yaml"))
                .vary(Map.of("generator.width", 4, "generator.blocks", 1))
                .vary(Map.of("training.steps", 20, "training.validateEvery", 4, "training.checkpointEvery", 4))
                .vary(Map.of("feeding.patchSize", 16, "feeding.batchSize", 2))
                .vary(Map.of("validation.crops", 2, "validation.cropSize", 24));
        String json = Documents.json(tiny);
        Path cold = Files.writeString(folder.resolve("cold.yaml"), json);
        String start = "\"start\" : {\"model\" : \"first\"}, \"objective\" :";
        warm = Files.writeString(folder.resolve("warm.yaml"), json.replace("\"objective\" :", start));
        for (String name : List.of("train/blur/a", "train/blur/b", "validation/blur/c")) {
            Path blurred = folder.resolve("pairs").resolve(name + ".png");
            PairFolders.write(blurred, PairFolders.stripes(40, 32 + name.charAt(name.length() - 1) % 8, 6));
            PairFolders.write(
                    Path.of(blurred.toString().replace("/blur/", "/sharp/")),
                    PairFolders.stripes(40, 32 + name.charAt(name.length() - 1) % 8, 0));
        }
        first = folder.resolve("models/first");
        RunOfTheCommand run = train(cold, first, "--json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        firstGainDb = json(run).get("gainDb").asDouble();
    }

    private RunOfTheCommand train(Path experiment, Path out, String... more) {
        List<String> arguments = new ArrayList<>(List.of("train", experiment.toString(), "-o", out.toString()));
        arguments.addAll(List.of("--pairs", folder.resolve("pairs").toString()));
        arguments.addAll(Arrays.asList(more));
        RefocusPaths places = new RefocusPaths(
                RunOfTheCommand.ROOT, folder.resolve("home"), ShippedModels.in(folder.resolve("models")));
        return RunOfTheCommand.at(places, Map.of(), arguments.toArray(String[]::new));
    }

    private static JsonNode json(RunOfTheCommand run) {
        return Documents.readJson(run.out(), "answer", JsonNode.class);
    }

    @Test
    void itBeginsWhereTheModelEndedAndItsModelSaysFromWhich() throws IOException {
        Path out = folder.resolve("out");
        RunOfTheCommand run = train(warm, out);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("; starts from the model first");
        assertThat(new TrainedFolder(out).journal().validations().get(0).gainDb())
                .isEqualTo(firstGainDb)
                .isPositive();
        StartWeights start = new StartWeights(
                "first", Optional.of(ModelDescription.read(first).weightsSha256()));
        assertThat(ModelDescription.read(out).lineage().start()).contains(start);
        assertThat(Experiment.read(out.resolve("experiment.json")).start()).contains(start);
        assertThat(ModelDescription.read(first).lineage().start()).isEmpty();
    }

    @Test
    void whatIsBegunIsResumedThoughAnotherModelShipsByNow() throws IOException {
        train(warm, folder.resolve("straight"));
        train(warm, folder.resolve("parts"), "--steps", "20", "--minutes", "0");
        PairFolders.untrainedModel(first);

        RunOfTheCommand rest = train(warm, folder.resolve("parts"), "--resume");

        assertThat(rest.exitCode()).as(rest.err()).isZero();
        assertThat(rest.err()).contains("goes on from step 4").doesNotContain("starts from");
        assertThat(folder.resolve("parts/model.safetensors"))
                .hasSameBinaryContentAs(folder.resolve("straight/model.safetensors"));
    }

    @Test
    void aModelThatDoesNotShipIsAnsweredBeforeAnythingIsWritten() throws IOException {
        Files.writeString(warm, Files.readString(warm).replace("\"first\"", "\"last\""));
        Path out = folder.resolve("out");

        RunOfTheCommand run = train(warm, out);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains(
                        "experiment demo: start.model: got \"last\"; expected one of first, which ship with this build");
        assertThat(out).doesNotExist();
    }
}
