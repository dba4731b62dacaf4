package io.refocus.worker.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.refocus.application.cancel.CancelOperations;
import io.refocus.application.server.Servers;
import io.refocus.datasets.DatasetConfig;
import io.refocus.datasets.DatasetVersion;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.worker.RunningWorkers;
import io.refocus.workflows.client.CancelledException;
import io.refocus.workflows.client.RefocusClient;
import io.refocus.workflows.client.StartedWorkflow;
import io.refocus.workflows.client.TemporalSettings;
import io.refocus.workflows.search.SweepOrder;
import io.refocus.workflows.search.SweepState;
import io.refocus.workflows.search.TrialProgress;
import io.refocus.workflows.search.TrialState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What runs is seen as it is, and every kind of it can be ended. */
@Tag("server")
@SuppressWarnings("try") // a worker runs while its block does
class RunningWorkTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    @TempDir
    private Path folder;

    @Test
    @Timeout(600)
    void aTrialWithoutAPlaceIsQueuedAndWhatRunsIsEnded() throws Exception {
        DatasetConfig config = Tiny.dataset("running", Tiny.photographs(folder.resolve("photographs")));
        try (ChainServers stack = ChainServers.embedded(folder);
                Servers servers = Servers.of(stack.environment());
                RefocusClient client = RefocusClient.connect(TemporalSettings.fromEnvironment(stack.environment()))) {
            try (RunningWorkers.Running worker = RunningWorkers.start(stack.environment())) {
                SweepOrder order = twoAtATime(client, config);
                client.sweeps().start(order);
                until(() -> oneTrainsAndOneIsQueued(
                        client.sweeps().current(order.sweepId()).trials()));

                new CancelOperations(servers).sweep(order.sweepId());

                assertThat(client.sweeps().progress(order.sweepId()).state()).isEqualTo(SweepState.CANCELLED);
                assertNothingRuns(servers, order.sweepId());
            }
            anIngestWithoutAWorkerEndsAsSoonAsThereIsOne(client, stack, config);
        }
    }

    private static SweepOrder twoAtATime(RefocusClient client, DatasetConfig config) {
        String version = client.ingests()
                .await(client.ingests().start(config), LONG)
                .orElseThrow()
                .dataset()
                .version();
        return new SweepOrder(
                "running",
                Tiny.experiment(400_000).canonicalJson(),
                new DatasetVersion("running", version),
                Map.of("generatorOptimiser.learningRate.rate", List.of(0.002, 0.003)),
                2);
    }

    private static boolean oneTrainsAndOneIsQueued(List<TrialProgress> trials) {
        return trials.stream().anyMatch(trial -> trial.state() == TrialState.RUNNING && trial.steps() > 0)
                && trials.stream()
                        .anyMatch(trial -> trial.state() == TrialState.QUEUED
                                && trial.error()
                                        .equals(Optional.of("waits for a worker with a free place for a training")));
    }

    private static void assertNothingRuns(Servers servers, String sweepId) {
        CancelOperations cancel = new CancelOperations(servers);
        assertThatThrownBy(() -> cancel.sweep(sweepId)).satisfies(e -> notFound(e, "no sweep " + sweepId));
        assertThatThrownBy(() -> cancel.ingest("running")).satisfies(e -> notFound(e, "no ingest of running"));
        assertThatThrownBy(() -> cancel.promotion("refocus")).satisfies(e -> notFound(e, "no promotion of refocus"));
    }

    private static void notFound(Throwable failure, String message) {
        assertThat(failure).hasMessageStartingWith(message);
        assertThat(((RefocusException) failure).fault()).isEqualTo(Fault.NOT_FOUND);
    }

    private void anIngestWithoutAWorkerEndsAsSoonAsThereIsOne(
            RefocusClient client, ChainServers stack, DatasetConfig config) throws Exception {
        DatasetConfig other = Tiny.dataset("other", Path.of(config.source().location()));
        StartedWorkflow started = client.ingests().start(other);
        until(() -> client.running().ingests().contains(started.workflowId()));
        assertThat(client.running().cancel(started.workflowId(), Duration.ofSeconds(2)))
                .isFalse();
        try (RunningWorkers.Running worker = RunningWorkers.start(stack.environment())) {
            assertThatThrownBy(() -> client.ingests().await(started, LONG)).isInstanceOf(CancelledException.class);
        }
        assertThat(client.running().isRunning(started.workflowId())).isFalse();
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + LONG.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(300);
        }
    }
}
