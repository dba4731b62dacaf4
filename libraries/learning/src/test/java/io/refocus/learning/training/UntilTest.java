package io.refocus.learning.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.refocus.learning.Numerics;
import io.refocus.learning.checkpoint.BadWeightsException;
import io.refocus.learning.checkpoint.Checkpoint;
import io.refocus.learning.checkpoint.Tensor;
import io.refocus.learning.experiment.Experiment;
import io.refocus.learning.experiment.ExperimentSamples;
import io.refocus.learning.feed.Pictures;
import io.refocus.learning.feed.TrainingPairs;
import io.refocus.learning.journal.Journal;
import io.refocus.learning.journal.JournalEntry;
import io.refocus.learning.restore.ShippedModels;
import io.refocus.learning.restore.TinyModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How far a training goes is asked for when it runs, and changes nothing of what it is. */
class UntilTest {
    private static final TrainingPairs PAIRS = new TrainingPairs(Pictures.pairs(4, 32, 1), Pictures.pairs(2, 32, 100));
    private static final long STEPS = 9;

    @TempDir
    Path folder;

    /**
     * Batch norms with running statistics, dropout, a moving average, two discriminators with pools of scores, and a rate that
     * waits for one validation without gain: all that a training can remember.
     */
    private static Experiment everything() {
        Map<String, Object> plateau =
                Map.of("type", "reduce-on-plateau", "start", 0.05, "factor", 0.5, "patience", 1, "minimum", 1e-4);
        return ExperimentSamples.tiny(STEPS)
                .vary(Map.of(
                        "generator",
                        Map.of("type", "paper9"),
                        "generatorOptimiser.learningRate",
                        plateau,
                        "adversary.optimiser.learningRate",
                        plateau))
                .vary(Map.of(
                        "adversary.rule",
                        "relativistic-average-least-squares",
                        "adversary.discriminators",
                        List.of(
                                Map.of("type", "patchgan", "width", 4, "layers", 1),
                                Map.of("type", "patchgan", "width", 4, "layers", 2)),
                        "training",
                        Map.of("steps", STEPS, "validateEvery", 2, "checkpointEvery", 4, "averageDecay", 0.9)))
                .vary(Map.of(
                        "feeding.patchSize", 24,
                        "feeding.batchSize", 1,
                        "validation.cropSize", 16,
                        "validation.crops", 1));
    }

    private record Run(TrainingOutcome outcome, Path checkpoint, Path model) {}

    private Run run(Experiment experiment, String name, Optional<Path> from, long... untils) {
        Recorder recorder = new Recorder();
        Path work = folder.resolve(name);
        try (GanTraining training = from.isPresent()
                ? GanTraining.resume(experiment, PAIRS, work, from.get())
                : GanTraining.begin(experiment, PAIRS, work, ShippedModels.ofThisBuild())) {
            TrainingOutcome outcome = null;
            for (long until : untils) {
                outcome = training.run(recorder, until);
            }
            training.exportModel(work, TinyModels.LINEAGE);
            return new Run(outcome, recorder.checkpoints.get(recorder.checkpoints.size() - 1), work);
        }
    }

    private static void assertSame(Run run, Run straight) throws IOException {
        assertThat(run.outcome().best()).isEqualTo(straight.outcome().best());
        assertThat(run.outcome().last()).isEqualTo(straight.outcome().last());
        assertThat(run.model().resolve("model.safetensors"))
                .hasSameBinaryContentAs(straight.model().resolve("model.safetensors"));
        try (Stream<Path> files = Files.list(straight.checkpoint())) {
            List<Path> weights = files.filter(file -> file.toString().endsWith(".safetensors"))
                    .toList();
            assertThat(weights).hasSize(5);
            for (Path file : weights) {
                assertThat(run.checkpoint().resolve(file.getFileName())).hasSameBinaryContentAs(file);
            }
        }
        TrainingState state = Checkpoint.open(run.checkpoint()).state(TrainingState.class);
        TrainingState expected = Checkpoint.open(straight.checkpoint()).state(TrainingState.class);
        assertThat(state.generatorRate()).isEqualTo(expected.generatorRate());
        assertThat(state.discriminatorRate()).isEqualTo(expected.discriminatorRate());
        assertThat(curves(run)).isEqualTo(curves(straight));
    }

    /** The journal in the last checkpoint, without times and without validations that the schedule does not know. */
    private static List<?> curves(Run run) {
        Journal journal = Journal.parse(Checkpoint.open(run.checkpoint()).text(Journal.FILE), "journal");
        Stream<?> steps = journal.steps().stream()
                .map(step -> List.of(step.step(), step.losses(), step.generatorRate(), step.discriminatorRate()));
        Stream<?> validations = journal.validations().stream()
                .filter(validation -> validation.step() % 2 == 0 || validation.step() == STEPS)
                .map(validation -> List.of(validation.step(), validation.restored(), validation.identity()));
        return Stream.concat(steps, validations).toList();
    }

    @Test
    void endedAfterAnyStepAndGoneOnWithItIsBitForBitTheRunThatNeverEnded() throws IOException {
        Experiment experiment = everything();
        Run straight = run(experiment, "straight", Optional.empty(), STEPS);
        assertThat(straight.outcome().finished()).isTrue();
        for (long until :
                List.of(1L, 5L, 6L)) { // before the first validation, between two, at one without a checkpoint
            Run first = run(experiment, "first" + until, Optional.empty(), until);
            assertThat(first.outcome().finished()).isTrue();
            assertThat(first.outcome().steps()).isEqualTo(until);
            assertThat(first.outcome().last().step()).as("the end is validated").isEqualTo(until);
            assertSame(run(experiment, "second" + until, Optional.of(first.checkpoint()), STEPS), straight);
        }
    }

    @Test
    void onAndOnInOneProcessIsTheSameTrainingToo() throws IOException {
        Run straight = run(everything(), "straight", Optional.empty(), STEPS);
        assertSame(run(everything(), "parts", Optional.empty(), 3, 4, STEPS), straight);
    }

    /** The last validation is the best one, and no part of the schedule: its generator is exported, the checkpoint has the other. */
    @ParameterizedTest
    @ValueSource(longs = {34, 35})
    void theModelIsTheBestThatWasValidatedTheEndIncluded(long until) {
        Experiment experiment = ExperimentSamples.alone(200)
                .vary(Map.of("generatorOptimiser.learningRate", Map.of("type", "constant", "rate", 2e-3)));
        Run run = run(experiment, "run", Optional.empty(), until);

        assertThat(run.outcome().best().step()).isEqualTo(until);
        Map<String, Tensor> model = tensors(run.model().resolve("model.safetensors"));
        Map<String, Tensor> best = tensors(run.checkpoint().resolve("best.safetensors"));
        assertThat(model.equals(best)).isEqualTo(until == 35);
        assertThat(model).isEqualTo(tensors(run.checkpoint().resolve("generator.safetensors")));
    }

    private static Map<String, Tensor> tensors(Path file) {
        return io.refocus.learning.checkpoint.SafeTensors.read(
                file,
                io.refocus.learning.network.Network.shapes(
                        ExperimentSamples.alone(1).generator()));
    }

    @Test
    void askedForLessThanIsDoneItFindsWhatIsThere() {
        Run first = run(everything(), "first", Optional.empty(), 5);
        try (GanTraining training =
                GanTraining.resume(everything(), PAIRS, folder.resolve("less"), first.checkpoint())) {
            Recorder recorder = new Recorder();
            TrainingOutcome outcome = training.run(recorder, 3);
            assertThat(outcome.steps()).isEqualTo(5);
            assertThat(outcome.best()).isEqualTo(first.outcome().best());
            assertThat(recorder.steps).isEmpty();
            assertThat(recorder.checkpoints).isEmpty();
        }
    }

    @Test
    void theJournalTellsEveryValidationOnceAndTheEndOnlyHere() {
        try (GanTraining training =
                GanTraining.begin(everything(), PAIRS, folder.resolve("run"), ShippedModels.ofThisBuild())) {
            training.run(new TrainingListener() {}, 5);
            Journal journal = training.journal();
            assertThat(journal.steps()).extracting(JournalEntry::step).containsExactly(1L, 2L, 3L, 4L, 5L);
            assertThat(journal.validations()).extracting(JournalEntry::step).containsExactly(0L, 2L, 4L, 5L);
            training.run(new TrainingListener() {}, STEPS);
            assertThat(journal.validations())
                    .extracting(JournalEntry::step)
                    .containsExactly(0L, 2L, 4L, 5L, 6L, 8L, 9L);
        }
    }

    @Test
    void aCheckpointOfAnotherNumericsVersionIsRefusedWithBoth() throws IOException {
        Path checkpoint = run(everything(), "first", Optional.empty(), 1).checkpoint();
        String state = Files.readString(checkpoint.resolve("state.json"));
        String other = state.replace("\"numerics\" : " + Numerics.VERSION, "\"numerics\" : 999");
        assertThat(other).isNotEqualTo(state);
        Path forged = folder.resolve("forged");
        Checkpoint.write(
                forged,
                new Checkpoint.Contents(
                        1,
                        Map.of(),
                        io.refocus.documents.Documents.readJson(other, "state", TrainingState.class),
                        Map.of(Journal.FILE, "")));

        assertThatThrownBy(() -> GanTraining.resume(everything(), PAIRS, folder.resolve("second"), forged))
                .isInstanceOf(BadWeightsException.class)
                .hasMessageContaining("numerics version 999; expected " + Numerics.VERSION);
    }
}
