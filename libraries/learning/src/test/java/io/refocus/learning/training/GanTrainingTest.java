package io.refocus.learning.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.refocus.learning.checkpoint.BadWeightsException;
import io.refocus.learning.experiment.Experiment;
import io.refocus.learning.experiment.ExperimentSamples;
import io.refocus.learning.feed.Pictures;
import io.refocus.learning.feed.TrainingPairs;
import io.refocus.learning.restore.Lineage;
import io.refocus.learning.restore.RestoredPair;
import io.refocus.learning.restore.Restorer;
import io.refocus.learning.restore.ShippedModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GanTrainingTest {
    private static final TrainingPairs PAIRS = new TrainingPairs(Pictures.pairs(4, 32, 1), Pictures.pairs(2, 32, 100));

    @TempDir
    Path folder;

    private record Run(TrainingOutcome outcome, Recorder heard, Path newest) {}

    private static GanTraining open(Experiment experiment, TrainingPairs pairs, Path work, Optional<Path> resumeFrom) {
        return resumeFrom.isPresent()
                ? GanTraining.resume(experiment, pairs, work, resumeFrom.get())
                : GanTraining.begin(experiment, pairs, work, ShippedModels.ofThisBuild());
    }

    private Run run(Experiment experiment, String name, Recorder recorder, Optional<Path> resumeFrom) {
        try (GanTraining training = open(experiment, PAIRS, folder.resolve(name), resumeFrom)) {
            TrainingOutcome outcome = training.run(recorder);
            return new Run(outcome, recorder, recorder.checkpoints.get(recorder.checkpoints.size() - 1));
        }
    }

    private Run run(Experiment experiment, String name) {
        return run(experiment, name, new Recorder(), Optional.empty());
    }

    /** What must not depend on interruptions: weights, moments and the reports, not the time they took. */
    private static void assertSameModel(Run one, Run other) throws IOException {
        try (Stream<Path> files = Files.list(one.newest())) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".safetensors")).toList()) {
                assertThat(other.newest().resolve(file.getFileName())).hasSameBinaryContentAs(file);
            }
        }
        assertThat(other.outcome().best()).isEqualTo(one.outcome().best());
        assertThat(other.outcome().last()).isEqualTo(one.outcome().last());
    }

    /** Asserts that the second run, resumed after that step, told from there on what the straight one did. */
    private static void assertGoesOn(Run straight, Run second, long after) throws IOException {
        assertThat(told(second, 0)).isEqualTo(told(straight, after));
        assertSameModel(straight, second);
    }

    /** Losses, rates and validations after a step. */
    private static List<?> told(Run run, long after) {
        Stream<?> steps = run.heard().steps.stream()
                .filter(report -> report.step() > after)
                .map(report ->
                        List.of(report.step(), report.losses(), report.generatorRate(), report.discriminatorRate()));
        return Stream.concat(steps, run.heard().validations.stream().filter(report -> report.step() > after))
                .toList();
    }

    @ParameterizedTest(name = "interrupted after step {0}")
    @ValueSource(longs = {15, 17})
    void aResumedRunEndsBitForBitWhereAnUndisturbedOneDoes(long interruptedAfter) throws IOException {
        Run straight = run(ExperimentSamples.tiny(30), "straight");
        Run first = run(ExperimentSamples.tiny(30), "first", new Recorder(interruptedAfter), Optional.empty());
        assertThat(first.outcome().finished()).isFalse();
        assertThat(first.outcome().steps()).isEqualTo(interruptedAfter);
        assertThat(first.newest()).hasFileName(String.format(Locale.ROOT, "%08d", interruptedAfter));
        assertThat(first.heard().checkpoints).as("no checkpoint twice").doesNotHaveDuplicates();
        Run second = run(ExperimentSamples.tiny(30), "second", new Recorder(), Optional.of(first.newest()));

        assertThat(second.outcome().finished()).isTrue();
        assertGoesOn(straight, second, interruptedAfter);
    }

    static List<Map<String, Object>> experiments() {
        Map<String, Object> warm =
                Map.of("type", "warm-up", "updates", 1, "then", Map.of("type", "cosine", "start", 1e-2, "end", 1e-4));
        Map<String, Object> sgd = Map.of("type", "sgd", "learningRate", warm, "momentum", 0.9, "clipNorm", 0.1);
        Map<String, Object> adamW =
                Map.of("type", "adam-w", "learningRate", warm, "beta1", 0.9, "beta2", 0.9, "weightDecay", 0.1);
        List<Map<String, Object>> trainedDiscriminators = List.of(
                Map.of("type", "patchgan", "width", 4, "layers", 1),
                Map.of("type", "patchgan", "width", 4, "layers", 2));
        return List.of(
                Map.of("generator", Map.of("type", "resnet", "width", 4, "blocks", 1, "dropout", 0.5)), // random masks
                Map.of( // running statistics, and their average
                        "generator",
                        Map.of("type", "paper9", "firstWeights", "identity", "batchNorm", "renormalised"),
                        "training",
                        length(0.9),
                        "feeding.patchSize",
                        8,
                        "validation.cropSize",
                        16,
                        "validation.crops",
                        1),
                Map.of("adversary.startsAfter", 2), // before the run is ended
                Map.of("adversary.startsAfter", 5), // and after it
                Map.of("training", length(0.9), "generatorOptimiser", adamW, "adversary.rule", "hinge"),
                Map.of("generatorOptimiser", sgd, "adversary.optimiser", sgd, "adversary.rule", "least-squares"),
                Map.of( // pools, two discriminators with three updates a step
                        "adversary.rule",
                        "relativistic-average-least-squares",
                        "adversary.discriminators",
                        trainedDiscriminators,
                        "adversary.updatesPerStep",
                        3,
                        "feeding.patchSize",
                        32),
                Map.of(
                        "objective.terms",
                        Stream.of("charbonnier", "psnr", "ssim", "fft-l1", "perceptual")
                                .map(GanTrainingTest::term)
                                .toList()));
    }

    private static Map<String, Object> term(String type) {
        return type.equals("charbonnier")
                ? Map.of("type", type, "weight", 1, "epsilon", 1e-3)
                : Map.of("type", type, "weight", 0.01);
    }

    private static Map<String, Object> length(double averageDecay) {
        return Map.of("steps", 8, "validateEvery", 2, "checkpointEvery", 5, "averageDecay", averageDecay);
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void everythingATrainingRemembersResumesExactlyToo(Map<String, Object> axes) throws IOException {
        Experiment experiment = ExperimentSamples.tiny(8)
                .vary(Map.of("training.validateEvery", 2, "validation.crops", 2))
                .vary(axes);
        Run straight = run(experiment, "straight");
        Run first = run(experiment, "first", new Recorder(3), Optional.empty());
        Run second = run(experiment, "second", new Recorder(), Optional.of(first.newest()));
        assertGoesOn(straight, second, 3);
    }

    @Test
    void aDiscriminatorOnAPlateauSlowsDownWhereverARunResumes() throws IOException {
        Map<String, Object> plateau =
                Map.of("type", "reduce-on-plateau", "start", 1e-3, "factor", 0.5, "patience", 2, "minimum", 1e-5);
        Experiment experiment = ExperimentSamples.tiny(8)
                .vary(Map.of(
                        "adversary.optimiser.learningRate",
                        plateau,
                        "generatorOptimiser.learningRate", // the untrained generator stays the best
                        Map.of("type", "constant", "rate", 0.1),
                        "training.validateEvery",
                        2));
        Run straight = run(experiment, "straight");
        assertThat(straight.heard().steps)
                .extracting(StepReport::discriminatorRate)
                .containsExactly(1e-3, 1e-3, 1e-3, 1e-3, 5e-4, 5e-4, 5e-4, 5e-4);
        Run first = run(experiment, "first", new Recorder(3), Optional.empty());
        assertGoesOn(straight, run(experiment, "second", new Recorder(), Optional.of(first.newest())), 3);
    }

    @Test
    void patchesGrowInStagesWhereverARunResumes() throws IOException {
        Map<String, Object> feeding = new HashMap<>(
                Map.of("patchSize", 24, "batchSize", 1, "flips", true, "quarterTurns", true, "colourJitter", 0.1));
        feeding.put("cacheMegabytes", 16);
        feeding.put("stages", List.of(Map.of("steps", 2, "patchSize", 8, "batchSize", 4)));
        Experiment experiment = ExperimentSamples.alone(4).vary(Map.of("feeding", feeding));
        Run straight = run(experiment, "straight");
        Run first = run(experiment, "first", new Recorder(1), Optional.empty());
        Run second = run(experiment, "second", new Recorder(), Optional.of(first.newest()));
        assertGoesOn(straight, second, 1);
    }

    private static Experiment wild(String term) {
        return ExperimentSamples.alone(50)
                .vary(Map.of(
                        "objective.terms",
                        List.of(Map.of("type", term, "weight", 1e6)),
                        "training.validateEvery",
                        1000,
                        "training.checkpointEvery",
                        1000,
                        "generatorOptimiser.learningRate",
                        Map.of("type", "constant", "rate", 1.0),
                        "generatorOptimiser.beta2",
                        0.0));
    }

    private DivergedException diverged(Experiment experiment, Recorder recorder, Optional<Path> resumeFrom) {
        return catchThrowableOfType(DivergedException.class, () -> run(experiment, "diverging", recorder, resumeFrom));
    }

    @ParameterizedTest
    @ValueSource(strings = {"l2", "fft-l1"})
    void aTermThatLeavesTheNumbersIsNamed(String type) {
        DivergedException diverged = diverged(wild(type), new Recorder(), Optional.empty());
        assertThat(diverged.term()).isEqualTo(type);
        assertThat(diverged.lastGoodCheckpoint()).isEmpty();
        assertThat(diverged).hasMessageContaining("Last good checkpoint: none");
    }

    @Test
    void aResumedRunThatDivergesBeforeItsFirstCheckpointNamesTheOneItCameFrom() {
        Run first = run(wild("l2"), "first", new Recorder(1), Optional.empty());
        Recorder recorder = new Recorder();
        DivergedException diverged = diverged(wild("l2"), recorder, Optional.of(first.newest()));
        assertThat(recorder.checkpoints).isEmpty();
        assertThat(diverged.lastGoodCheckpoint()).hasValue(first.newest());
    }

    @Test
    void resumingFromAnOlderCheckpointRepeatsTheStepsAfterIt() throws IOException {
        Run straight = run(ExperimentSamples.alone(20), "straight");
        Path older =
                straight.heard().checkpoints.get(straight.heard().checkpoints.size() - 2);
        assertThat(older).hasFileName("00000015");
        Run again = run(ExperimentSamples.alone(20), "again", new Recorder(), Optional.of(older));
        assertGoesOn(straight, again, 15);
    }

    @Test
    void itReportsEveryStepValidationAndCheckpointAndKeepsTwo() throws IOException {
        Run run = run(ExperimentSamples.tiny(13), "run");
        assertThat(run.heard().steps).hasSize(13);
        assertThat(run.heard().steps.get(12)).satisfies(last -> {
            assertThat(last.steps()).isEqualTo(13);
            assertThat(last.discriminatorRate()).isEqualTo(1e-3);
            assertThat(last.secondsLeft()).isZero();
            assertThat(last.imagesPerSecond()).isPositive();
        });
        assertThat(run.heard().validations).extracting(ValidationReport::step).containsExactly(0L, 5L, 10L, 13L);
        assertThat(run.heard().validations.get(0).gainDb())
                .as("an untrained residual generator returns its input")
                .isZero();
        assertThat(run.heard().checkpoints)
                .extracting(path -> path.getFileName().toString())
                .containsExactly("00000005", "00000010", "00000013");
        try (Stream<Path> kept = Files.list(folder.resolve("run/checkpoints"))) {
            assertThat(kept).hasSize(2).contains(run.newest());
        }
    }

    @Test
    void aRateThatIsTooHighEndsWithStepTermAndLastGoodCheckpoint() {
        Experiment wild = ExperimentSamples.tiny(200)
                .vary(Map.of(
                        "generatorOptimiser.learningRate", Map.of("type", "constant", "rate", 1.0),
                        "objective.terms.0.weight", 1e6,
                        "adversary.weight", 1e6,
                        "generatorOptimiser.beta2", 0.0,
                        "training.checkpointEvery", 1));
        Recorder recorder = new Recorder();
        DivergedException diverged = diverged(wild, recorder, Optional.empty());
        Path last = recorder.checkpoints.get(recorder.checkpoints.size() - 1);
        assertThat(last).isDirectory();
        assertThat(diverged.lastGoodCheckpoint()).hasValue(last);
        assertThat(diverged.step()).isGreaterThan(recorder.steps.size() - 1L);
        assertThat(diverged)
                .hasMessageContaining(diverged.term())
                .hasMessageContaining("step " + diverged.step())
                .hasMessageContaining("Last good checkpoint: " + last);
    }

    @Test
    void aCheckpointOfAnotherExperimentIsRefused() {
        Run run = run(ExperimentSamples.alone(5), "run");
        Experiment other = ExperimentSamples.alone(5).vary(Map.of("seed", 4));
        assertThatThrownBy(() -> run(other, "other", new Recorder(), Optional.of(run.newest())))
                .isInstanceOf(BadWeightsException.class)
                .hasMessageContaining("of another training: digest of its experiment");
    }

    @Test
    void aDamagedCheckpointIsRefusedByTheNameOfItsFile() throws IOException {
        Run run = run(ExperimentSamples.tiny(5), "run");
        Path updaters = run.newest().resolve("updaters.safetensors");
        byte[] bytes = Files.readAllBytes(updaters);
        bytes[bytes.length - 1] ^= 1;
        Files.write(updaters, bytes);
        assertThatThrownBy(() -> run(ExperimentSamples.tiny(5), "other", new Recorder(), Optional.of(run.newest())))
                .isInstanceOf(BadWeightsException.class)
                .hasMessageContaining("updaters.safetensors");
    }

    /** The whole way: overfits four pictures, exports the best generator, loads it and measures it. */
    @Test
    void aTinyGanLearnsToRestoreAndItsModelServesWhatValidationSaw() {
        Experiment experiment = ExperimentSamples.tiny(300)
                .vary(Map.of(
                        "generatorOptimiser.learningRate", Map.of("type", "constant", "rate", 2e-3),
                        "training.validateEvery", 50,
                        "training.checkpointEvery", 300,
                        "validation.cropSize", 32,
                        "validation.crops", 4));
        TrainingPairs same = new TrainingPairs(PAIRS.train(), PAIRS.train());
        Path model = folder.resolve("model");
        TrainingOutcome outcome;
        try (GanTraining training = open(experiment, same, folder, Optional.empty())) {
            outcome = training.run(new TrainingListener() {});
            training.exportModel(
                    model, new Lineage(Optional.empty(), "trial", "dataset", "metrics", "commit", Optional.empty()));
        }
        assertThat(outcome.best().gainDb())
                .as("gain over the blurred input, dB")
                .isGreaterThan(3);
        try (Restorer restorer = Restorer.load(model)) {
            double psnrDb = Pictures.pairs(4, 32, 1).stream()
                    .mapToDouble(pair -> RestoredPair.of(restorer, pair.readRows())
                            .scores()
                            .restored()
                            .psnrDb())
                    .average()
                    .orElseThrow();
            assertThat(psnrDb).isCloseTo(outcome.best().restored().psnrDb(), within(1e-9));
        }
    }
}
