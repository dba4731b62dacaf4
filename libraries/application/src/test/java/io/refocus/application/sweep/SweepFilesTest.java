package io.refocus.application.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.refocus.application.pairs.PairFolders;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.learning.restore.ModelDescription;
import io.refocus.learning.restore.ShippedModels;
import io.refocus.workflows.search.AxisLabels;
import io.refocus.workflows.search.Grid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepFilesTest {
    private static final Path CONFIGS =
            Path.of("..", "..", "configs").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    private Path sweep(String axes) throws IOException {
        return Files.writeString(
                folder.resolve("sweep.yaml"),
                "name: mine\nexperiment: %s\ndataset: demo\naxes:\n  %s\nconcurrentTrials: 1\n"
                        .formatted(CONFIGS.resolve("experiments/demo.yaml"), axes));
    }

    private SweepFiles read(Path file) {
        return SweepFiles.read(file, ShippedModels.in(folder.resolve("models")));
    }

    @Test
    void theShippedSweepTriesAtLeastThreeLearningRatesOfATrueGan() {
        SweepFiles files = read(CONFIGS.resolve("sweeps/demo.yaml"));

        assertThat(Grid.points(files.config().grid())).hasSizeGreaterThanOrEqualTo(3);
        assertThat(files.experiment().adversary()).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "generatorOptimiser.learningRate.stort: [1]|stort",
                "generatorOptimiser.learningRate.start: [0.001, fast]|expected a number",
                "feeding.patchSize: [64, 4]|feeding.patchSize",
                "feeding.sharpshare: [0.1]|feeding.sharpshare: got an unknown key; expected one of batchSize, cacheMegabytes,",
                "feeding.sharpShare: [0.1, 2]|sharpShare: got 2.0; expected a number above 0, at most 0.9",
                "seed.first: [1]|first: got an unknown key; expected no key below a plain value",
                "generator.blocks: [4, -1]|generator.blocks"
            })
    void oneIllegalCombinationIsToldBeforeAnythingStarts(String axes, String told) throws IOException {
        Path file = sweep(axes);

        assertThatThrownBy(() -> read(file))
                .isInstanceOfSatisfying(
                        RefocusException.class, e -> assertThat(e.fault()).isEqualTo(Fault.BAD_INPUT))
                .hasMessageContaining("sweep.yaml: axes")
                .hasMessageContaining(told);
    }

    @Test
    void anOptionalKeyThatTheExperimentLeavesOutCanBeAnAxis() throws IOException {
        SweepFiles files = read(sweep("feeding.sharpShare: [0.125, 0.25]\n  training.averageDecay: [0.99]"));

        assertThat(Grid.points(files.config().grid()))
                .extracting(point ->
                        files.experiment().vary(point).feeding().sharpShare().orElseThrow())
                .containsExactly(0.125, 0.25);
    }

    @Test
    void aTypeAsAnAxisIsToldTheSpellingThatWorks() throws IOException {
        Path file = sweep("generatorOptimiser.learningRate.type: [constant, cosine, one-cycle]\n"
                + "  generatorOptimiser.learningRate.start: [0.003]");

        assertThatThrownBy(() -> read(file))
                .hasMessageContaining("each type has keys of its own, so vary the whole object:"
                        + " generatorOptimiser.learningRate: [{type: constant, rate: ...},"
                        + " {type: cosine, start: 0.003, end: 1.0E-6},"
                        + " {type: one-cycle, start: 0.003, peak: ..., end: 1.0E-6, rise: ...}]");
    }

    @Test
    void theSpellingThatIsToldWorks() throws IOException {
        Path file = sweep("generatorOptimiser.learningRate: [{type: constant, rate: 0.002},"
                + " {type: cosine, start: 0.003, end: 1.0E-6}]");

        assertThat(Grid.points(read(file).config().grid())).hasSize(2);
    }

    @Test
    void theShippedSweepOverSchedulesTriesThreeTypes() {
        SweepFiles files = read(CONFIGS.resolve("sweeps/schedules.yaml"));

        assertThat(Grid.points(files.config().grid()))
                .extracting(point -> AxisLabels.of(files.config().grid()).text(point))
                .containsExactly(
                        "generatorOptimiser.learningRate=constant",
                        "generatorOptimiser.learningRate=cosine",
                        "generatorOptimiser.learningRate=one-cycle");
    }

    private Path search(String space, String first) throws IOException {
        return Files.writeString(
                folder.resolve("sweep.yaml"),
                "name: mine\nexperiment: %s\ndataset: demo\nconcurrentTrials: 1\nsearch: {type: tpe, seed: 7}\n"
                                .formatted(CONFIGS.resolve("experiments/demo.yaml"))
                        + "budget: {trials: 9}\nspace:\n  %s\nfirst: %s\n".formatted(space, first));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "generatorOptimiser.learningRate.stort: {uniform: [0.1, 0.2]}|[]|space.generatorOptimiser.learningRate.stort: experiment demo with|stort: got an unknown key; expected one of end, start, updates",
                "generatorOptimiser.learningRate.start: {log-uniform: [0.001, 50]}|[]|space.generatorOptimiser.learningRate.start: experiment demo with|start: got 50.0; expected a number from",
                "generator.blocks: {uniform: [1, 4]}|[]|space.generator.blocks: experiment demo with|blocks: got 1.0; expected a whole number",
                "generatorOptimiser.learningRate: {choice: [{type: constant, rate: 0.1}, {type: constat}]}|[]|space.generatorOptimiser.learningRate: experiment demo with|type: got \"constat\"; expected one of",
                "feeding.patchSize: {integer: [16, 32]}|[{feeding.patchSize: 40}]|first[0].feeding.patchSize: got 40|expected a whole number from 16 to 32",
                "generator.blocks: {integer: [1, 4], when: {generator.width: 8}}|[]|space.generator.blocks.when: got generator.width, which is no parameter|the path of a choice"
            })
    void aSpaceOutsideTheExperimentIsToldBeforeAnythingStarts(String space, String first, String key, String told)
            throws IOException {
        Path file = search(space, first);

        assertThatThrownBy(() -> read(file))
                .isInstanceOfSatisfying(
                        RefocusException.class, e -> assertThat(e.fault()).isEqualTo(Fault.BAD_INPUT))
                .hasMessageContaining("sweep.yaml: " + key)
                .hasMessageContaining(told);
    }

    @Test
    void theShippedSearchesFitTheirExperiments() {
        assertThat(read(CONFIGS.resolve("sweeps/schedule-families.yaml"))
                        .config()
                        .searched()
                        .orElseThrow()
                        .text())
                .isEqualTo("grid of a space of 8 points");
        assertThat(read(CONFIGS.resolve("sweeps/rates.yaml"))
                        .config()
                        .searched()
                        .orElseThrow()
                        .text())
                .isEqualTo("tpe, at most 30 trials, 60 minutes");
    }

    @Test
    void aWarmSweepIsPinnedToTheWeightsAndVariesNoGenerator() throws IOException {
        Path model = PairFolders.untrainedModel(folder.resolve("models/small"));
        Path experiment = folder.resolve("warm.yaml");
        Files.writeString(
                experiment,
                Files.readString(CONFIGS.resolve("experiments/demo.yaml"))
                        .replace("width: 32\n  blocks: 4\n", "width: 4\n  blocks: 1\nstart: {model: small}\n"));
        Path file = sweep("generatorOptimiser.learningRate.start: [0.001, 0.002]");
        Path wider = folder.resolve("wider.yaml");
        String text = Files.readString(file).replaceFirst("experiment: .*", "experiment: warm.yaml");
        Files.writeString(file, text);
        Files.writeString(wider, text.replaceFirst("generatorOptimiser.*", "generator.width: [4, 8]"));

        assertThat(read(file).experiment().start().orElseThrow().sha256())
                .contains(ModelDescription.read(model).weightsSha256());
        assertThatThrownBy(() -> read(wider))
                .hasMessageContaining("wider.yaml: axes: ")
                .hasMessageContaining("generator: got {\"blocks\":1,\"type\":\"residual\",\"width\":8}")
                .hasMessageContaining("the network of the model small");
    }

    @Test
    void aMissingExperimentIsNamed() throws IOException {
        Path file = folder.resolve("sweep.yaml");
        Files.writeString(file, "name: mine\nexperiment: gone.yaml\ndataset: d\naxes: {}\nconcurrentTrials: 1\n");

        assertThatThrownBy(() -> read(file)).hasMessageContaining("gone.yaml").hasMessageContaining("no such file");
    }
}
