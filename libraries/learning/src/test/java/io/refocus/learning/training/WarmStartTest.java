package io.refocus.learning.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.refocus.documents.BadDocumentException;
import io.refocus.documents.Documents;
import io.refocus.imaging.metric.PictureScores;
import io.refocus.learning.checkpoint.BadWeightsException;
import io.refocus.learning.checkpoint.FolderDeletion;
import io.refocus.learning.experiment.Experiment;
import io.refocus.learning.experiment.ExperimentSamples;
import io.refocus.learning.experiment.StartWeights;
import io.refocus.learning.feed.Pictures;
import io.refocus.learning.feed.TrainingPairs;
import io.refocus.learning.restore.ModelDescription;
import io.refocus.learning.restore.RestoredPair;
import io.refocus.learning.restore.Restorer;
import io.refocus.learning.restore.ShippedModels;
import io.refocus.learning.restore.TinyModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WarmStartTest {
    private static final TrainingPairs PAIRS = new TrainingPairs(Pictures.pairs(4, 32, 1), Pictures.pairs(3, 32, 100));

    @TempDir
    Path folder;

    private ShippedModels models;
    private Path tiny;

    @BeforeEach
    void ship() {
        models = ShippedModels.in(folder.resolve("models"));
        tiny = folder.resolve("models/tiny");
        TinyModels.write(tiny, ExperimentSamples.tiny(1).generator(), 5);
    }

    /** A training of four steps, validated on its three validation pictures as they are. */
    private static Experiment asking(String model) {
        Experiment cold = ExperimentSamples.tiny(4).vary(Map.of("validation.cropSize", 32));
        return from(cold, new StartWeights(model, Optional.empty()));
    }

    private static Experiment from(Experiment cold, StartWeights start) {
        return new Experiment(
                cold.name(),
                cold.seed(),
                cold.generator(),
                Optional.of(start),
                cold.objective(),
                cold.generatorOptimiser(),
                cold.adversary(),
                cold.feeding(),
                cold.training(),
                cold.validation());
    }

    private String digest() {
        return ModelDescription.read(tiny).weightsSha256();
    }

    private static PictureScores evaluation(Path model) {
        try (Restorer restorer = Restorer.load(model)) {
            return PictureScores.mean(Pictures.pairs(3, 32, 100).stream()
                    .map(pair ->
                            RestoredPair.of(restorer, pair.readRows()).scores().restored())
                    .toList());
        }
    }

    private Recorder begun(Experiment experiment, String name, Recorder recorder) {
        try (GanTraining training = GanTraining.begin(experiment, PAIRS, folder.resolve(name), models)) {
            training.run(recorder);
            training.exportModel(folder.resolve(name), TinyModels.LINEAGE);
        }
        return recorder;
    }

    @ParameterizedTest(name = "moving average: {0}")
    @ValueSource(booleans = {false, true})
    void beforeItsFirstStepItIsAsGoodAsTheModelItStartsFrom(boolean averaged) {
        Experiment warm = WarmStart.pinned(asking("tiny"), models);
        if (averaged) {
            warm = warm.vary(Map.of(
                    "training", Map.of("steps", 4, "validateEvery", 2, "checkpointEvery", 4, "averageDecay", 0.9)));
        }

        ValidationReport first = begun(warm, "warm", new Recorder()).validations.get(0);

        assertThat(first.step()).isZero();
        assertThat(first.restored()).isEqualTo(evaluation(tiny));
        assertThat(first.gainDb()).as("a random draw returns its input: 0").isNotZero();
    }

    @Test
    void whatIsExportedBeforeAnyStepIsTheModelItself() throws IOException {
        Experiment warm = WarmStart.pinned(asking("tiny"), models);
        Path out = folder.resolve("out");
        try (GanTraining training = GanTraining.begin(warm, PAIRS, out, models)) {
            training.exportModel(out, TinyModels.LINEAGE);
        }
        assertThat(out.resolve("model.safetensors")).hasSameBinaryContentAs(tiny.resolve("model.safetensors"));
    }

    @Test
    void aResumedTrainingAsksForTheModelNoMore() throws IOException {
        Experiment warm = WarmStart.pinned(asking("tiny"), models);
        begun(warm, "straight", new Recorder());
        Path checkpoint = begun(warm, "first", new Recorder(2)).checkpoints.get(0);
        FolderDeletion.delete(tiny);
        Path out = folder.resolve("second");
        try (GanTraining training = GanTraining.resume(warm, PAIRS, out, checkpoint)) {
            training.run(new Recorder());
            training.exportModel(out, TinyModels.LINEAGE);
        }
        assertThat(out.resolve("model.safetensors"))
                .hasSameBinaryContentAs(folder.resolve("straight/model.safetensors"));
    }

    @Test
    void anExperimentIsPinnedToTheWeightsAndOtherWeightsAreAnotherExperiment() {
        Experiment asking = asking("tiny");
        Experiment pinned = WarmStart.pinned(asking, models);

        assertThat(pinned.start()).contains(new StartWeights("tiny", Optional.of(digest())));
        assertThat(from(pinned, asking.start().orElseThrow())).isEqualTo(asking);
        assertThat(WarmStart.pinned(pinned, models)).isEqualTo(pinned);
        assertThat(WarmStart.pinned(ExperimentSamples.tiny(4), models)).isEqualTo(ExperimentSamples.tiny(4));

        TinyModels.write(tiny, asking.generator(), 6);
        assertThat(Documents.digest(WarmStart.pinned(asking, models))).isNotEqualTo(Documents.digest(pinned));
    }

    @Test
    void aProcessThatHoldsOtherWeightsRefuses() {
        Experiment pinned = WarmStart.pinned(asking("tiny"), models);
        String asked = digest();
        TinyModels.write(tiny, pinned.generator(), 6);

        assertThatThrownBy(() -> GanTraining.begin(pinned, PAIRS, folder.resolve("out"), models))
                .isInstanceOf(BadDocumentException.class)
                .hasMessageContaining("experiment tiny: start.sha256: got " + asked + "; expected " + digest())
                .hasMessageContaining("the model tiny");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void alteredWeightsAreRefused() throws IOException {
        Experiment pinned = WarmStart.pinned(asking("tiny"), models);
        Path weights = tiny.resolve("model.safetensors");
        byte[] bytes = Files.readAllBytes(weights);
        bytes[bytes.length - 1] ^= 1;
        Files.write(weights, bytes);

        assertThatThrownBy(() -> GanTraining.begin(pinned, PAIRS, folder.resolve("out"), models))
                .isInstanceOf(BadWeightsException.class)
                .hasMessageContaining("model.safetensors")
                .hasMessageContaining("expected " + digest() + " by model.json");
    }

    @Test
    void anUnknownModelIsAnsweredWithThoseThatShip() {
        assertThatThrownBy(() -> WarmStart.pinned(asking("huge"), models))
                .isInstanceOf(BadDocumentException.class)
                .hasMessage(
                        "experiment tiny: start.model: got \"huge\"; expected one of tiny, which ship with this build");
        assertThatThrownBy(() -> WarmStart.pinned(asking("huge"), ShippedModels.in(folder.resolve("none"))))
                .hasMessageContaining("expected no start: no model ships with this build");
    }

    @Test
    void anotherGeneratorThanTheModelsIsRefusedWithBoth() {
        Experiment wider = asking("tiny").vary(Map.of("generator.width", 16));

        assertThatThrownBy(() -> WarmStart.pinned(wider, models))
                .isInstanceOf(BadDocumentException.class)
                .hasMessageContaining("generator: got {\"blocks\":1,\"type\":\"residual\",\"width\":16}")
                .hasMessageContaining(
                        "expected {\"blocks\":1,\"type\":\"residual\",\"width\":8}, the network of the model tiny");
    }

    @Test
    void aStartThatNobodyPinnedIsNoIdentity() {
        assertThatThrownBy(() -> GanTraining.begin(asking("tiny"), PAIRS, folder.resolve("out"), models))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("start.sha256");
    }

    @Test
    void aDigestIsSixtyFourDigits() {
        Experiment pinned = WarmStart.pinned(asking("tiny"), models);
        assertThatThrownBy(() -> pinned.vary(Map.of("start.sha256", "abc")))
                .hasMessageContaining("start.sha256: got abc; expected 64 digits 0-9 and a-f");
    }
}
