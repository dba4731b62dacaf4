package io.refocus.learning.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.refocus.learning.checkpoint.Checkpoint;
import io.refocus.learning.experiment.Experiment;
import io.refocus.learning.experiment.ExperimentSamples;
import io.refocus.learning.feed.Pictures;
import io.refocus.learning.feed.TrainingPairs;
import io.refocus.learning.journal.EndState;
import io.refocus.learning.journal.Journal;
import io.refocus.learning.journal.JournalEntry;
import io.refocus.learning.journal.JournalEntry.Begun;
import io.refocus.learning.journal.JournalEntry.Ended;
import io.refocus.learning.restore.Restorer;
import io.refocus.learning.restore.ShippedModels;
import io.refocus.learning.restore.TinyModels;
import io.refocus.learning.training.DivergedException;
import io.refocus.learning.training.StepReport;
import io.refocus.learning.training.TrainingOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingRunTest {
    private static final TrainingPairs PAIRS = new TrainingPairs(Pictures.pairs(4, 32, 1), Pictures.pairs(2, 32, 100));

    @TempDir
    Path folder;

    /** Stops after a step, fails at a checkpoint where it is told to, and keeps what it is given. */
    private static final class Place implements RunListener {
        private final long stopAfter;
        private final long failAt;
        private final List<String> heard = new ArrayList<>();
        private Optional<Path> checkpoint = Optional.empty();
        private long step;

        Place(long stopAfter, long failAt) {
            this.stopAfter = stopAfter;
            this.failAt = failAt;
        }

        @Override
        public void stepped(StepReport report) {
            step = report.step();
        }

        @Override
        public void checkpointed(Path directory, long at) {
            if (at == failAt) {
                throw new IllegalStateException("the place for checkpoints is full");
            }
            checkpoint = Optional.of(directory);
            heard.add("checkpoint " + at);
        }

        @Override
        public void journalled(Journal journal) {
            JournalEntry last = journal.entries().get(journal.entries().size() - 1);
            heard.add(last instanceof Ended ended ? ended.state().toString() : "journal to " + last.step());
        }

        @Override
        public boolean stopRequested() {
            return step >= stopAfter;
        }

        @Override
        public EndState stoppedAs() {
            return EndState.CANCELLED;
        }
    }

    private TrainingRun run(Experiment experiment, String name, long until, Optional<Path> from, RunListener place) {
        Path out = folder.resolve(name);
        return new TrainingRun(
                new RunOrder(
                        experiment,
                        PAIRS,
                        until,
                        from,
                        Optional.empty(),
                        out,
                        out.resolve("model"),
                        "a title",
                        TinyModels.LINEAGE,
                        ShippedModels.ofThisBuild()),
                place);
    }

    private Journal journal(String name) throws IOException {
        Path file = folder.resolve(name).resolve(Journal.FILE);
        return Journal.parse(Files.readString(file), file.toString());
    }

    @Test
    void anAttemptLeavesModelJournalCheckpointsAndPictures() throws IOException {
        Place place = new Place(Long.MAX_VALUE, -1);
        TrainingRun run = run(ExperimentSamples.tiny(20), "out", 7, Optional.empty(), place);
        TrainingOutcome outcome = run.run();
        try (Restorer restorer = Restorer.load(folder.resolve("out/model"))) {
            run.drawContactSheet(restorer);
        }

        assertThat(outcome.finished()).isTrue();
        assertThat(outcome.steps()).isEqualTo(7);
        assertThat(place.heard)
                .as("the checkpoint first, then the journal")
                .containsExactly("checkpoint 5", "journal to 5", "checkpoint 7", "journal to 7", "FINISHED");
        Journal journal = journal("out");
        assertThat(journal.entries().get(0)).isInstanceOfSatisfying(Begun.class, begun -> {
            assertThat(begun.attempt()).isEqualTo(1);
            assertThat(begun.step()).isZero();
            assertThat(begun.timeMillis()).isPositive();
        });
        assertThat(journal.steps()).hasSize(7);
        assertThat(journal.validations()).extracting(JournalEntry::step).containsExactly(0L, 5L, 7L);
        for (String png : List.of("psnr.png", "losses.png", "adversary.png")) {
            assertThat(Files.readAllBytes(folder.resolve("out").resolve(png))).startsWith(0x89, 'P', 'N', 'G');
        }
        assertThat(Files.readAllBytes(folder.resolve("out").resolve(TrainingRun.CONTACT_SHEET)))
                .startsWith(0xFF, 0xD8, 0xFF);
    }

    @Test
    void aStoppedAttemptIsGoneOnWithByTheNextAndTheJournalHasBoth() throws IOException {
        Place first = new Place(6, -1);
        TrainingOutcome stopped = run(ExperimentSamples.tiny(20), "first", 20, Optional.empty(), first)
                .run();
        assertThat(stopped.finished()).isFalse();
        assertThat(first.heard).endsWith("checkpoint 6", "journal to 6", "CANCELLED");

        Place second = new Place(Long.MAX_VALUE, -1);
        run(ExperimentSamples.tiny(20), "second", 10, first.checkpoint, second).run();

        Journal journal = journal("second");
        assertThat(journal.steps())
                .extracting(JournalEntry::step)
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
        assertThat(journal.validations()).extracting(JournalEntry::step).containsExactly(0L, 5L, 10L);
        assertThat(journal.entries().stream().filter(Begun.class::isInstance).map(Begun.class::cast))
                .extracting(Begun::attempt, Begun::step)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1, 0L), org.assertj.core.groups.Tuple.tuple(2, 6L));
        Path checkpoint = second.checkpoint.orElseThrow();
        assertThat(Checkpoint.open(checkpoint).text(Journal.FILE))
                .isEqualTo(journal.text()
                        .lines()
                        .limit(journal.entries().size() - 1L)
                        .map(line -> line + "\n")
                        .reduce("", String::concat));
    }

    @Test
    void anAttemptThatFailsSaysWhyAndLeavesItsCurves() throws IOException {
        Place place = new Place(Long.MAX_VALUE, 10);
        TrainingRun run = run(ExperimentSamples.tiny(20), "out", 20, Optional.empty(), place);

        assertThatThrownBy(run::run).hasMessage("the place for checkpoints is full");

        assertThat(place.heard).containsExactly("checkpoint 5", "journal to 5", "FAILED");
        List<JournalEntry> entries = journal("out").entries();
        assertThat(entries.get(entries.size() - 1)).isInstanceOfSatisfying(Ended.class, ended -> {
            assertThat(ended.step()).isEqualTo(10);
            assertThat(ended.reason()).contains("the place for checkpoints is full");
        });
        assertThat(folder.resolve("out/psnr.png")).exists();
        assertThat(folder.resolve("out/model")).doesNotExist();
    }

    @Test
    void anAttemptThatCannotBeginSaysWhyBelowTheHistoryThereIs() throws IOException {
        Place first = new Place(6, -1);
        run(ExperimentSamples.tiny(20), "first", 20, Optional.empty(), first).run();
        Path checkpoint = first.checkpoint.orElseThrow();
        Files.delete(checkpoint.resolve("generator.safetensors"));
        List<JournalEntry> told = new ArrayList<>();
        RunListener place = new RunListener() {
            @Override
            public void journalled(Journal journal) {
                told.addAll(journal.entries());
            }
        };

        assertThatThrownBy(() -> run(ExperimentSamples.tiny(20), "second", 20, Optional.of(checkpoint), place)
                        .run())
                .hasMessageContaining("generator.safetensors: is missing");

        assertThat(told.get(told.size() - 2)).isInstanceOfSatisfying(Begun.class, begun -> assertThat(begun.step())
                .isEqualTo(6));
        assertThat(told.get(told.size() - 1)).isInstanceOfSatisfying(Ended.class, ended -> assertThat(
                        ended.reason().orElseThrow())
                .contains("is missing"));
        assertThat(told.stream().map(JournalEntry::step).filter(step -> step == 3))
                .hasSize(1);
    }

    @Test
    void anAttemptThatDivergesSaysSo() throws IOException {
        Experiment wild = ExperimentSamples.alone(50)
                .vary(Map.of(
                        "objective.terms.0.weight", 1e6,
                        "generatorOptimiser.learningRate", Map.of("type", "constant", "rate", 1.0),
                        "generatorOptimiser.beta2", 0.0));
        Place place = new Place(Long.MAX_VALUE, -1);
        TrainingRun run = run(wild, "out", 50, Optional.empty(), place);

        assertThatThrownBy(run::run).isInstanceOf(DivergedException.class);

        assertThat(place.heard).endsWith("DIVERGED");
        assertThat(folder.resolve("out/losses.png")).exists();
    }
}
