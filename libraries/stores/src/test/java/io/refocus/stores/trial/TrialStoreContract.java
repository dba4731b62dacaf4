package io.refocus.stores.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.refocus.datasets.DatasetVersion;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.stores.StoreSettings;
import io.refocus.stores.object.FileDigest;
import io.refocus.stores.object.ObjectEntry;
import io.refocus.stores.object.ObjectStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Fencing, resuming and pruning, on any store; a subclass says which one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TrialStoreContract {
    private static final int CLAIMANTS = 6;

    @TempDir
    private Path folder;

    private ObjectStore objects;
    private TrialStore trials;
    private String trial;

    protected abstract StoreSettings settings();

    @BeforeAll
    void open() {
        objects = ObjectStore.prepare(settings());
        trials = new TrialStore(objects);
    }

    @AfterAll
    void close() {
        if (objects != null) {
            objects.close();
        }
    }

    @BeforeEach
    void nameATrial() {
        trial = "trial-" + UUID.randomUUID();
    }

    @Test
    void attemptsAreNumberedFromOne() {
        assertThat(trials.claimAttempt(trial)).isEqualTo(new Attempt(trial, 1));
        assertThat(trials.claimAttempt(trial)).isEqualTo(new Attempt(trial, 2));
        assertThat(trials.latest(trial)).isEmpty();
    }

    @Test
    void attemptsClaimedAtOnceGetDifferentNumbers() throws Exception {
        ExecutorService claimants = Executors.newFixedThreadPool(CLAIMANTS);
        try {
            List<Callable<Attempt>> claims = new ArrayList<>();
            for (int i = 0; i < CLAIMANTS; i++) {
                claims.add(() -> trials.claimAttempt(trial));
            }
            List<Integer> numbers = new ArrayList<>();
            for (Future<Attempt> claim : claimants.invokeAll(claims)) {
                numbers.add(claim.get().number());
            }
            assertThat(numbers).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6);
        } finally {
            claimants.shutdownNow();
        }
    }

    @Test
    void aPublishedCheckpointComesBackFileByFile() throws IOException {
        Attempt attempt = trials.claimAttempt(trial);

        CheckpointRef published = trials.publishCheckpoint(attempt, 400, checkpoint("weights at 400"));
        trials.fetch(trials.latest(trial).orElseThrow(), folder.resolve("back"));

        assertThat(trials.latest(trial)).contains(published);
        assertThat(published.files())
                .extracting(FileDigest::name)
                .containsExactly("generator.safetensors", "state.json", "manifest.json");
        assertThat(folder.resolve("back/generator.safetensors")).hasContent("weights at 400");
        assertThat(folder.resolve("back/manifest.json")).exists();
        assertThat(objects.exists("trials/" + trial + "/checkpoints/400.1/manifest.json"))
                .isTrue();
    }

    @Test
    void aNewAttemptResumesFromTheOldOnesCheckpoint() throws IOException {
        CheckpointRef old = trials.publishCheckpoint(trials.claimAttempt(trial), 400, checkpoint("first"));

        Attempt second = trials.claimAttempt(trial);

        assertThat(trials.latest(trial)).contains(old);
        CheckpointRef next = trials.publishCheckpoint(second, 500, checkpoint("second"));
        assertThat(trials.latest(trial)).contains(next);
        assertThat(next.attempt()).isEqualTo(2);
    }

    @Test
    void aZombieCannotPublishAfterItsSuccessorClaimed() throws IOException {
        Attempt zombie = trials.claimAttempt(trial);
        trials.publishCheckpoint(zombie, 400, checkpoint("zombie at 400"));
        trials.claimAttempt(trial);

        Path later = checkpoint("zombie at 500");
        assertThatThrownBy(() -> trials.publishCheckpoint(zombie, 500, later))
                .isInstanceOfSatisfying(
                        StaleAttemptException.class, e -> assertThat(e.fault()).isEqualTo(Fault.REFUSED))
                .hasMessageContaining("attempt 1 of trial " + trial + " is out of date: attempt 2 was claimed later");
        assertThat(trials.latest(trial).orElseThrow().step()).isEqualTo(400);
    }

    @Test
    void aZombieThatHasUploadedAllItsFilesStillCannotMoveThePointer() throws IOException {
        Attempt zombie = trials.claimAttempt(trial);
        Attempt successor = trials.claimAttempt(trial);
        CheckpointRef newest = trials.publishCheckpoint(successor, 450, checkpoint("successor at 450"));

        // the zombie had passed its first check and uploaded; only the pointer's move is left, and it is ahead in steps
        objects.upload("trials/" + trial + "/checkpoints/500.1/manifest.json", manifest(checkpoint("zombie")));
        Path late = checkpoint("zombie at 500");
        assertThatThrownBy(() -> trials.publishCheckpoint(zombie, 500, late)).isInstanceOf(StaleAttemptException.class);

        assertThat(trials.latest(trial)).contains(newest);
        trials.publishCheckpoint(successor, 460, checkpoint("successor at 460"));
        assertThat(checkpointFolders()).containsExactly("450.2", "460.2");
    }

    @Test
    void publishersOfTwoAttemptsAtOnceEndWithTheNewerOne() throws Exception {
        for (int round = 0; round < 5; round++) {
            nameATrial();
            Attempt zombie = trials.claimAttempt(trial);
            Path zombieFiles = checkpoint("zombie " + round);
            Path successorFiles = checkpoint("successor " + round);
            ExecutorService both = Executors.newFixedThreadPool(2);
            try {
                Future<?> racing = both.submit(() -> trials.publishCheckpoint(zombie, 700, zombieFiles));
                Future<CheckpointRef> newer = both.submit(() -> {
                    Attempt successor = trials.claimAttempt(trial);
                    return trials.publishCheckpoint(successor, 700, successorFiles);
                });
                assertThat(newer.get().attempt()).isEqualTo(2);
                awaitQuietly(racing);
                assertThat(trials.latest(trial)).contains(newer.get());
            } finally {
                both.shutdownNow();
            }
            trials.fetch(trials.latest(trial).orElseThrow(), folder.resolve("round-" + round));
            assertThat(folder.resolve("round-" + round + "/generator.safetensors"))
                    .hasContent("successor " + round);
        }
    }

    @Test
    void publishingTheSameAgainChangesNothing() throws IOException {
        Attempt attempt = trials.claimAttempt(trial);
        Path files = checkpoint("same");

        CheckpointRef once = trials.publishCheckpoint(attempt, 400, files);
        CheckpointRef twice = trials.publishCheckpoint(attempt, 400, files);

        assertThat(twice).isEqualTo(once);
        assertThat(trials.latest(trial)).contains(once);
    }

    @Test
    void stepsDoNotGoBack() throws IOException {
        Attempt attempt = trials.claimAttempt(trial);
        trials.publishCheckpoint(attempt, 400, checkpoint("400"));
        Path earlier = checkpoint("300");

        assertThatThrownBy(() -> trials.publishCheckpoint(attempt, 300, earlier))
                .hasMessageContaining("step 300 of trial " + trial + " is before the published step 400");
        assertThat(trials.latest(trial).orElseThrow().step()).isEqualTo(400);
    }

    @Test
    void theNewestTwoCheckpointsStay() throws IOException {
        Attempt attempt = trials.claimAttempt(trial);
        for (long step : List.of(100L, 200L, 1000L, 1100L)) {
            trials.publishCheckpoint(attempt, step, checkpoint("at " + step));
        }
        assertThat(checkpointFolders()).containsExactly("1000.1", "1100.1");
    }

    @Test
    void whatADeadAttemptLeftHalfWrittenIsCollected() throws IOException {
        trials.claimAttempt(trial);
        objects.upload("trials/" + trial + "/checkpoints/90.1/generator.safetensors", manifest(checkpoint("half")));
        Attempt second = trials.claimAttempt(trial);

        assertThat(trials.latest(trial)).isEmpty();
        trials.publishCheckpoint(second, 100, checkpoint("whole"));

        assertThat(checkpointFolders()).containsExactly("100.2");
    }

    @Test
    void aDirectoryWithoutAManifestIsNoCheckpoint() throws IOException {
        Attempt attempt = trials.claimAttempt(trial);
        Path half = checkpoint("half");
        Files.delete(half.resolve("manifest.json"));

        assertThatThrownBy(() -> trials.publishCheckpoint(attempt, 100, half))
                .isInstanceOfSatisfying(
                        RefocusException.class, e -> assertThat(e.fault()).isEqualTo(Fault.BAD_INPUT))
                .hasMessageContaining("has no manifest.json");
        assertThat(trials.latest(trial)).isEmpty();
    }

    @Test
    void aCheckpointWithAForeignFileIsRefusedWhenFetched() throws IOException {
        CheckpointRef published = trials.publishCheckpoint(trials.claimAttempt(trial), 100, checkpoint("mine"));
        objects.upload(published.prefix() + "generator.safetensors", manifest(checkpoint("other")));

        assertThatThrownBy(() -> trials.fetch(published, folder.resolve("damaged")))
                .hasMessageContaining(published.prefix() + "generator.safetensors is damaged");
    }

    @Test
    void aResultAtALaterStepTakesThePlaceOfAnEarlierOneAndNeverTheOtherWay() throws IOException {
        Attempt attempt = trials.claimAttempt(trial);
        TrialResult at1200 = result(attempt, 29.25);
        TrialResult at1500 = result(attempt, 28, 1500);

        trials.putResult(attempt, at1200);
        assertThat(trials.putResult(attempt, at1500)).isEqualTo(at1500);
        assertThat(trials.putResult(attempt, at1200)).isEqualTo(at1500);

        assertThat(trials.result(trial)).contains(at1500);
    }

    @Test
    void picturesAreKeptByName() {
        Attempt attempt = trials.claimAttempt(trial);
        assertThat(trials.pictures(trial)).isEmpty();
        trials.putPicture(attempt, "psnr.png", new byte[] {1});
        trials.putPicture(attempt, "losses.png", new byte[] {2});
        trials.putPicture(attempt, "psnr.png", new byte[] {3});

        assertThat(trials.pictures(trial)).containsOnlyKeys("losses.png", "psnr.png");
        assertThat(trials.pictures(trial).get("psnr.png")).containsExactly(3);
        trials.claimAttempt(trial);
        assertThatThrownBy(() -> trials.putPicture(attempt, "psnr.png", new byte[] {4}))
                .isInstanceOf(StaleAttemptException.class);
    }

    @Test
    void aResultIsWrittenOnceAndReadBackWhole() throws IOException {
        Attempt attempt = trials.claimAttempt(trial);
        TrialResult result = result(attempt, 29.25);

        assertThat(trials.result(trial)).isEmpty();
        assertThat(trials.putResult(attempt, result)).isEqualTo(result);
        assertThat(trials.putResult(attempt, result(attempt, 31))).isEqualTo(result);

        assertThat(trials.result(trial)).contains(result);
        assertThat(trials.result(trial).orElseThrow().gainDb()).isEqualTo(2.25);
        trials.fetchModel(result.model(), folder.resolve("model"));
        assertThat(folder.resolve("model/model.json")).exists();
    }

    @Test
    void aTrialIsDescribedOnceAndStandsUnderTheFirstSweepThatAskedForIt() {
        TrialDescription first = description("spring");

        assertThat(trials.description(trial)).isEmpty();
        trials.put(first, "{\"name\": \"tiny\"}");
        trials.put(description("autumn"), "{\"name\": \"other\"}");

        assertThat(trials.description(trial)).contains(first);
        assertThat(trials.experiment(trial)).isEqualTo("{\"name\": \"tiny\"}");
        assertThatThrownBy(() -> trials.experiment("trial-never-planned"))
                .isInstanceOfSatisfying(
                        RefocusException.class, e -> assertThat(e.fault()).isEqualTo(Fault.NOT_FOUND));
    }

    @Test
    void theJournalIsThatOfTheNewestAttemptThatWroteOne() {
        assertThat(trials.journal(trial)).isEmpty();
        Attempt last = null;
        for (int i = 0; i < 10; i++) {
            last = trials.claimAttempt(trial);
            if (i != 8) {
                trials.putJournal(last, ("attempt " + last.number() + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        trials.claimAttempt(trial); // has written nothing yet

        assertThat(trials.journal(trial)).contains("attempt 10\n".getBytes(StandardCharsets.UTF_8));
        trials.putJournal(last, "more\n".getBytes(StandardCharsets.UTF_8));
        assertThat(trials.journal(trial)).contains("more\n".getBytes(StandardCharsets.UTF_8));
    }

    private TrialDescription description(String sweep) {
        return new TrialDescription(
                trial,
                "tiny",
                new DatasetVersion("photos", "d".repeat(64)),
                Map.of("generatorOptimiser.learningRate.rate", 0.0005),
                Optional.of("0123456789abcdef"),
                Optional.of(sweep));
    }

    @Test
    void aZombiesResultIsRefusedUntilThereIsOne() throws IOException {
        Attempt zombie = trials.claimAttempt(trial);
        TrialResult late = result(zombie, 28);
        Attempt successor = trials.claimAttempt(trial);

        assertThatThrownBy(() -> trials.putResult(zombie, late)).isInstanceOf(StaleAttemptException.class);

        TrialResult result = trials.putResult(successor, result(successor, 29));
        assertThat(trials.putResult(zombie, late)).isEqualTo(result);
    }

    private TrialResult result(Attempt attempt, double psnrDb) throws IOException {
        return result(attempt, psnrDb, 1200);
    }

    private TrialResult result(Attempt attempt, double psnrDb, long steps) throws IOException {
        Path model = Files.createTempDirectory(folder, "model-");
        Files.writeString(model.resolve("model.safetensors"), "weights");
        Files.writeString(model.resolve("model.json"), "{}");
        return new TrialResult(
                trial,
                Map.of("generatorOptimiser.learningRate.rate", 0.0005),
                new TrialEffort(steps, attempt.number(), 81.5),
                new QualityScores(psnrDb, 0.91, 0.42),
                new QualityScores(27.0, 0.88, 0.4),
                new TrialOrigin("photos", "d".repeat(64), 1, "unknown"),
                trials.publishModel(attempt, model),
                Optional.empty());
    }

    private Path checkpoint(String weights) throws IOException {
        Path directory = Files.createTempDirectory(folder, "checkpoint-");
        Files.writeString(directory.resolve("generator.safetensors"), weights);
        Files.writeString(directory.resolve("state.json"), "{\"of\": \"" + weights + "\"}");
        Files.writeString(directory.resolve("manifest.json"), "{\"manifest of\": \"" + weights + "\"}");
        return directory;
    }

    private static Path manifest(Path checkpoint) {
        return checkpoint.resolve("manifest.json");
    }

    private List<String> checkpointFolders() {
        return objects.list("trials/" + trial + "/checkpoints/").stream()
                .map(ObjectEntry::key)
                .map(key -> key.split("/")[3])
                .distinct()
                .toList();
    }

    private static void awaitQuietly(Future<?> racing) throws InterruptedException {
        try {
            racing.get();
        } catch (java.util.concurrent.ExecutionException e) {
            assertThat(e.getCause()).isInstanceOf(StaleAttemptException.class);
        }
    }
}
