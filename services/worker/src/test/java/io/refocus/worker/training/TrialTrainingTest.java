package io.refocus.worker.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.refocus.application.tracking.Mirror;
import io.refocus.datasets.DatasetManifest;
import io.refocus.datasets.DatasetPair;
import io.refocus.datasets.DatasetVersion;
import io.refocus.datasets.Split;
import io.refocus.documents.Digests;
import io.refocus.imaging.Picture;
import io.refocus.imaging.PictureCodec;
import io.refocus.imaging.PictureFormat;
import io.refocus.learning.experiment.Experiment;
import io.refocus.learning.journal.EndState;
import io.refocus.learning.journal.Journal;
import io.refocus.learning.journal.JournalEntry;
import io.refocus.learning.journal.JournalEntry.Begun;
import io.refocus.learning.journal.JournalEntry.Ended;
import io.refocus.learning.restore.ShippedModels;
import io.refocus.local.StoreServer;
import io.refocus.local.StoreServerSettings;
import io.refocus.stores.Bucket;
import io.refocus.stores.StoreSettings;
import io.refocus.stores.trial.TrialDescription;
import io.refocus.worker.LoggedLines;
import io.refocus.worker.Stores;
import io.refocus.worker.WorkerBuild;
import io.refocus.worker.Workplace;
import io.refocus.worker.activity.Activities;
import io.refocus.worker.activity.StopSignal;
import io.refocus.workflows.training.TrainingActivities;
import io.refocus.workflows.training.TrialOrder;
import io.refocus.workflows.training.TrialOutcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trials on the store the local stack runs. There is no MLflow: a call to it would fail. */
class TrialTrainingTest {
    private static final int SIDE = 32;

    @TempDir
    private Path folder;

    private final Activities activities = new Activities();
    private final StopSignal stop = new StopSignal();
    private final Told told = new Told();
    private final LoggedLines log = new LoggedLines();
    private StoreServer server;
    private Bucket bucket;
    private DatasetVersion dataset;
    private TrainingActivities work;

    /** Stops the worker when it is told of a trial for the first time, if it is to. */
    private final class Told implements Mirror {
        private final List<String> trials = Collections.synchronizedList(new ArrayList<>());
        private boolean stops;

        @Override
        public void trialChanged(String trialId) {
            trials.add(trialId);
            if (stops) {
                stop.give();
            }
        }

        @Override
        public void promotionChanged(String promotionId) {}

        @Override
        public void sweepChanged(String sweepId) {
            throw new AssertionError("no sweep is part of this");
        }
    }

    @BeforeEach
    void publish() {
        server = StoreServer.start(new StoreServerSettings(0, folder.resolve("store"), "key", "secret"));
        bucket = Bucket.prepare(new StoreSettings(server.endpoint(), "key", "secret", "trials"));
        List<DatasetPair> pairs = new ArrayList<>();
        for (Split split : List.of(Split.TRAIN, Split.TRAIN, Split.VALIDATION)) {
            String name = "pair-" + pairs.size();
            pairs.add(
                    new DatasetPair(name, name, split, picture(pairs.size(), 5), picture(pairs.size(), 0), SIDE, SIDE));
        }
        String source = Digests.sha256("source".getBytes(StandardCharsets.UTF_8));
        DatasetManifest manifest = new DatasetManifest("tiny", pairs, Optional.empty(), "refocus-metrics/1", source);
        dataset = new DatasetVersion("tiny", bucket.datasets().publish(manifest));
        work = worker(activities, stop);
    }

    private TrainingActivities worker(Activities place, StopSignal signal) {
        WorkerBuild build = new WorkerBuild("commit", ShippedModels.in(folder.resolve("none")));
        return place.serve(
                TrainingActivities.class,
                new TrainingWork(
                        new Stores(bucket, null),
                        told,
                        signal,
                        build,
                        Workplace.in(folder.resolve("place"), 1 << 20, bucket.datasets())));
    }

    /** Stripes, the wider the ramp between them the more blurred. */
    private String picture(int number, int ramp) {
        float[] planes = new float[3 * SIDE * SIDE];
        for (int i = 0; i < planes.length; i++) {
            int position = (i + number * 3) % 16;
            planes[i] = Math.min(1, Math.max(0, (position - 4 + ramp / 2f) / Math.max(1, ramp))) * 0.8f;
        }
        return bucket.datasets().putPicture(PictureCodec.encode(new Picture(SIDE, SIDE, planes), PictureFormat.PNG));
    }

    @AfterEach
    void end() {
        log.close();
        activities.close();
        bucket.close();
        server.close();
    }

    private TrialOrder planned(String trial, long until) {
        Experiment tiny = Experiment.read(Path.of("../../configs/experiments/demo.yaml"))
                .vary(Map.of("generator.width", 4, "generator.blocks", 1))
                .vary(Map.of("training.steps", 12, "training.validateEvery", 4, "training.checkpointEvery", 4))
                .vary(Map.of("feeding.patchSize", 16, "feeding.batchSize", 2))
                .vary(Map.of("validation.crops", 1, "validation.cropSize", 24));
        bucket.trials()
                .put(
                        new TrialDescription(
                                trial,
                                tiny.name(),
                                dataset,
                                Map.of(),
                                Optional.of("0123456789abcdef"),
                                Optional.of("sweep")),
                        tiny.canonicalJson());
        return new TrialOrder(trial, dataset, Map.of(), until);
    }

    private Journal journal(String trial) {
        return Journal.parse(bucket.trials().journal(trial).orElseThrow(), trial);
    }

    private String weights(String trial) {
        return bucket.trials().result(trial).orElseThrow().model().files().stream()
                .filter(file -> file.name().equals("model.safetensors"))
                .map(file -> file.sha256())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aTrialNeedsNoTrackerAndLeavesItsHistoryInTheBucket() {
        TrialOutcome outcome = work.train(planned("one", 12));

        assertThat(outcome.steps()).isEqualTo(12);
        assertThat(outcome.attempts()).isEqualTo(1);
        Journal journal = journal("one");
        assertThat(journal.steps()).hasSize(12);
        assertThat(journal.validations()).extracting(JournalEntry::step).containsExactly(0L, 4L, 8L, 12L);
        assertThat(bucket.trials().pictures("one"))
                .containsOnlyKeys("adversary.png", "contact-sheet.jpg", "losses.png", "psnr.png");
        assertThat(told.trials)
                .as("each checkpoint, the end, the result")
                .hasSize(5)
                .containsOnly("one");
    }

    @Test
    void theLogTellsATrialFromStartToEnd() {
        work.train(planned("one", 6));

        String db = "-?\\d+\\.\\d\\d dB";
        List<String> lines = log.with("trial one: ");
        assertThat(lines.stream().map(line -> line.replaceAll(db, "N dB")))
                .containsExactly(
                        "INFO TrialAttempt: trial one: attempt 1 starts, 6 steps",
                        "INFO TrialListener: trial one: validated at step 0, N dB, gain N dB",
                        "INFO TrialListener: trial one: validated at step 4, N dB, gain N dB",
                        "INFO TrialListener: trial one: checkpoint at step 4",
                        "INFO TrialListener: trial one: checkpoint at step 6",
                        "INFO TrialListener: trial one: validated at step 6, N dB, gain N dB",
                        "INFO TrialAttempt: trial one: finished after 6 steps, N dB");

        work.train(planned("one", 12));

        assertThat(log.with("trial one: ").subList(lines.size(), lines.size() + 1))
                .containsExactly("INFO TrialAttempt: trial one: attempt 2 continues from step 6 of 12");
    }

    @Test
    void theLogTellsWhyATrialFailed() {
        assertThatThrownBy(() -> work.train(new TrialOrder("missing", dataset, Map.of(), 12)))
                .hasMessageContaining("missing");

        assertThat(log.with("WARNING ActivityFailures: Train of "))
                .hasSize(1)
                .first()
                .asString()
                .contains("missing");
    }

    @Test
    void askedForMoreItGoesOnAndAskedForLessItFindsWhatIsThere() {
        work.train(planned("straight", 12));
        TrialOutcome six = work.train(planned("parts", 6));
        assertThat(six.steps()).isEqualTo(6);
        int told6 = told.trials.size();

        assertThat(work.train(planned("parts", 5))).isEqualTo(six);
        assertThat(work.train(planned("parts", 6))).isEqualTo(six);
        assertThat(told.trials).hasSize(told6);

        TrialOutcome twelve = work.train(planned("parts", 12));
        assertThat(twelve.steps()).isEqualTo(12);
        assertThat(weights("parts")).isEqualTo(weights("straight"));
        assertThat(journal("parts").steps())
                .extracting(JournalEntry::step)
                .doesNotHaveDuplicates()
                .hasSize(12);
        assertThat(work.train(planned("parts", 6))).as("the later result stays").isEqualTo(twelve);
    }

    @Test
    void aWorkerThatIsToldToEndLeavesAStoppedAttemptThatAnotherGoesOnFrom() {
        told.stops = true;
        assertThatThrownBy(() -> work.train(planned("handed", 12))).hasMessageContaining("told to end at step 4");
        assertThat(log.with("attempt 1 ended: the worker was told to end at step 4 of trial handed"))
                .isNotEmpty();
        assertThat(journal("handed").entries()).last().isInstanceOfSatisfying(Ended.class, ended -> {
            assertThat(ended.state()).isEqualTo(EndState.STOPPED);
            assertThat(ended.step()).isEqualTo(4);
        });
        assertThat(bucket.trials().result("handed")).isEmpty();
        told.stops = false;

        try (Activities elsewhere = new Activities()) {
            TrialOutcome outcome = worker(elsewhere, new StopSignal()).train(planned("handed", 12));
            assertThat(outcome.attempts()).isEqualTo(2);
        }
        assertThat(journal("handed").entries().stream().filter(Begun.class::isInstance))
                .extracting(JournalEntry::step)
                .containsExactly(0L, 4L);
        assertThat(journal("handed").steps()).hasSize(12);
    }

    /** A worker writes and finds the same keys whatever digits its language has. */
    @Test
    void aLanguageWithItsOwnDigitsGivesTheSameWeights() {
        work.train(planned("latin", 8));
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("fa-IR"));
        try {
            assertThat(String.format(Locale.getDefault(), "%d", 8)).isEqualTo("\u06f8");

            assertThat(work.train(planned("persian", 8)).steps()).isEqualTo(8);

            assertThat(weights("persian")).isEqualTo(weights("latin"));
            assertThat(new String(bucket.trials().journal("persian").orElseThrow(), StandardCharsets.UTF_8))
                    .doesNotContainPattern("[\u06f0-\u06f9]");
        } finally {
            Locale.setDefault(before);
        }
    }
}
