package io.refocus.worker.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.refocus.datasets.DatasetConfig;
import io.refocus.datasets.DatasetVersion;
import io.refocus.stores.trial.CheckpointRef;
import io.refocus.worker.RunningWorkers;
import io.refocus.worker.Stores;
import io.refocus.workflows.client.RefocusClient;
import io.refocus.workflows.client.TemporalSettings;
import io.refocus.workflows.search.SweepOrder;
import io.refocus.workflows.search.SweepProgress;
import io.refocus.workflows.search.TrialProgress;
import io.refocus.workflows.search.TrialState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workers that die, and the leaderboard that does not show it. */
@Tag("server")
class KilledWorkerTest {
    private static final Duration LONG = Duration.ofMinutes(8);
    private static final long STEPS = 240;

    @TempDir
    private Path folder;

    @Test
    void aTrialWhoseWorkerIsKilledIsFinishedByAnotherAsIfNothingHadHappened() throws Exception {
        DatasetConfig dataset = Tiny.dataset("killed", Tiny.photographs(folder.resolve("photographs")));
        SweepProgress undisturbed = undisturbed(dataset);
        SweepProgress disturbed = disturbed(dataset);

        assertThat(leaderboard(disturbed)).isEqualTo(leaderboard(undisturbed));
        assertThat(undisturbed.trials()).extracting(TrialProgress::attempts).containsExactly(1);
        assertThat(disturbed.trials())
                .as(() -> attempts("first") + attempts("second") + attempts("third"))
                .extracting(TrialProgress::attempts)
                .containsExactly(3);
        assertThat(disturbed.trials()).extracting(TrialProgress::state).containsOnly(TrialState.COMPLETED);
    }

    /** What a worker's log says of the attempts it made. */
    private String attempts(String worker) {
        try {
            return Files.readString(folder.resolve(worker + ".log"))
                    .replaceAll("(?m)^(?!.*(attempt|continues|Train)).*\\R?", "");
        } catch (IOException e) {
            return e.toString();
        }
    }

    private SweepProgress undisturbed(DatasetConfig dataset) throws Exception {
        try (ChainServers stack = ChainServers.embedded(folder.resolve("undisturbed"));
                RefocusClient client = client(stack);
                WorkerProcess worker = worker(stack, "undisturbed")) {
            SweepOrder order = start(client, dataset);
            SweepProgress end = client.sweeps().await(order.sweepId(), LONG).orElseThrow();
            assertThat(worker.end(Duration.ofSeconds(40))).isEqualTo(143);
            return end;
        }
    }

    /** The first worker is killed without a word, the second is asked to end, the third finishes. */
    private SweepProgress disturbed(DatasetConfig dataset) throws Exception {
        try (ChainServers stack = ChainServers.embedded(folder.resolve("disturbed"));
                Stores stores = RunningWorkers.stores(stack.environment());
                RefocusClient client = client(stack);
                WorkerProcess first = worker(stack, "first")) {
            SweepOrder order = start(client, dataset);
            String trial = eventually(() -> client.sweeps().progress(order.sweepId()).trials().stream()
                    .map(TrialProgress::trialId)
                    .findFirst());
            CheckpointRef killedAfter = eventually(() -> stores.trials().latest(trial));
            first.kill();
            CheckpointRef handedOver = handOver(stack, stores, killedAfter);
            assertThat(handedOver.attempt()).isEqualTo(2);
            assertThat(handedOver.step()).isLessThan(STEPS);
            try (WorkerProcess third = worker(stack, "third")) {
                SweepProgress end = client.sweeps().await(order.sweepId(), LONG).orElseThrow();
                assertThat(third.output()).contains("continues from step " + handedOver.step());
                return end;
            }
        }
    }

    private CheckpointRef handOver(ChainServers stack, Stores stores, CheckpointRef before) throws Exception {
        try (WorkerProcess second = worker(stack, "second")) {
            eventually(() -> stores.trials().latest(before.trialId()).filter(now -> now.step() > before.step()));
            assertThat(second.end(Duration.ofSeconds(40))).isEqualTo(143);
            assertThat(second.output()).contains("continues from step " + before.step());
            return stores.trials().latest(before.trialId()).orElseThrow();
        }
    }

    private static SweepOrder start(RefocusClient client, DatasetConfig dataset) {
        String version = client.ingests()
                .await(client.ingests().start(dataset), LONG)
                .orElseThrow()
                .dataset()
                .version();
        SweepOrder order = Tiny.sweep(
                "killed", Tiny.experiment(STEPS), new DatasetVersion(dataset.name(), version), List.of(0.002));
        client.sweeps().start(order);
        return order;
    }

    /** What a leaderboard says of a trial, less what the disturbance itself costs. */
    private static List<List<Object>> leaderboard(SweepProgress sweep) {
        return sweep.trials().stream()
                .map(trial -> List.<Object>of(
                        trial.trialId(),
                        trial.state(),
                        trial.steps(),
                        trial.valPsnrDb(),
                        trial.valSsim(),
                        trial.parameters()))
                .toList();
    }

    private WorkerProcess worker(ChainServers stack, String name) throws Exception {
        return WorkerProcess.start(stack.environment(), folder.resolve(name + ".log"));
    }

    private static RefocusClient client(ChainServers stack) {
        return RefocusClient.connect(TemporalSettings.fromEnvironment(stack.environment()));
    }

    private static <T> T eventually(Supplier<Optional<T>> question) {
        long end = System.nanoTime() + LONG.toNanos();
        while (System.nanoTime() < end) {
            Optional<T> answer = question.get();
            if (answer.isPresent()) {
                return answer.get();
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        throw new AssertionError("nothing came of it in " + LONG);
    }
}
