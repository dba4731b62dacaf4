package io.refocus.cli.verb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.refocus.application.pairs.PairFolders;
import io.refocus.documents.Documents;
import io.refocus.learning.experiment.Experiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LrRangeTest {
    @TempDir
    private Path folder;

    private Path experiment;
    private Path pairs;

    @BeforeEach
    void write() throws IOException {
        Experiment tiny = Experiment.read(RunOfTheCommand.ROOT.resolve("configs/experiments/demo.yaml"))
                .vary(Map.of("generator.width", 4, "generator.blocks", 1, "validation.cropSize", 24))
                .vary(Map.of("feeding.patchSize", 16, "feeding.batchSize", 2));
        experiment = Files.writeString(folder.resolve("tiny.yaml"), Documents.json(tiny));
        pairs = folder.resolve("pairs");
        for (int i = 0; i < 2; i++) {
            String split = i == 0 ? "train" : "validation";
            PairFolders.write(pairs.resolve(split + "/blur/a.png"), PairFolders.stripes(40, 32 + i, 6));
            PairFolders.write(pairs.resolve(split + "/sharp/a.png"), PairFolders.stripes(40, 32 + i, 0));
        }
    }

    private RunOfTheCommand run(String... more) {
        String[] fixed = {
            "lr-range", experiment.toString(), "-o", folder.resolve("rates").toString(), "--pairs", pairs.toString()
        };
        String[] all = Stream.of(fixed, more).flatMap(Arrays::stream).toArray(String[]::new);
        return RunOfTheCommand.of(folder.resolve("home"), Map.of(), all);
    }

    @Test
    void bothRatesAreFoundWithTheirCurvesAndLinesToPaste() throws IOException {
        RunOfTheCommand run = run("--steps", "120", "--json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode found = Documents.readJson(run.out(), "rates", JsonNode.class);
        assertThat(found.findValuesAsText("network")).containsExactly("generator", "discriminator");
        double rate = found.get(0).get("rate").asDouble();
        assertThat(rate).isBetween(1e-6, 1.0);
        String yaml = found.get(0).get("yaml").asText();
        assertThat(yaml).startsWith("generatorOptimiser:\n  learningRate: {type: cosine, start: 0.");
        JsonNode pasted = Documents.readTree(Files.writeString(folder.resolve("pasted.yaml"), yaml));
        assertThat(pasted.at("/generatorOptimiser/learningRate/start").asDouble())
                .isEqualTo(rate);
        assertThat(found.get(1).get("yaml").asText())
                .startsWith("adversary:\n  optimiser:\n    learningRate: {type: constant, rate: 0.");
        for (String picture : new String[] {"generator-rate.png", "discriminator-rate.png"}) {
            assertThat(Files.readAllBytes(folder.resolve("rates").resolve(picture)))
                    .startsWith(0x89, 'P', 'N', 'G');
        }
    }

    @Test
    void aRampThatDoesNotRiseIsBadInput() {
        RunOfTheCommand run = run("--from", "0.1", "--to", "0.2");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("to is 0.2; expected at least ten times the first rate, 0.1");
    }
}
