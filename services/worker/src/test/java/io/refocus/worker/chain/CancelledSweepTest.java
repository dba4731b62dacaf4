package io.refocus.worker.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.refocus.datasets.DatasetConfig;
import io.refocus.datasets.DatasetVersion;
import io.refocus.worker.RunningWorkers;
import io.refocus.worker.Stores;
import io.refocus.workflows.client.RefocusClient;
import io.refocus.workflows.client.TemporalSettings;
import io.refocus.workflows.search.SweepOrder;
import io.refocus.workflows.search.SweepProgress;
import io.refocus.workflows.search.SweepState;
import io.refocus.workflows.search.TrialState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A sweep that somebody cancels while it trains, and two sweeps that want the same trial. */
@Tag("server")
class CancelledSweepTest {
    private static final Duration LONG = Duration.ofMinutes(5);
    /** A heartbeat's interval, the end of a step, a checkpoint, and a busy machine. */
    private static final Duration HEARD = Duration.ofSeconds(40);

    @TempDir
    private Path folder;

    private RunningWorkers.Running worker;

    @AfterEach
    void stop() {
        worker.close();
    }

    @Test
    @Timeout(600)
    void aCancelledTrainingEndsWithinSecondsAndTheSweepThatWaitedForItTrainsItItself() throws Exception {
        DatasetConfig config = Tiny.dataset("cancelled", Tiny.photographs(folder.resolve("photographs")));
        try (ChainServers stack = ChainServers.embedded(folder);
                Stores stores = RunningWorkers.stores(stack.environment());
                RefocusClient client = RefocusClient.connect(TemporalSettings.fromEnvironment(stack.environment()))) {
            worker = RunningWorkers.start(stack.environment());
            DatasetVersion dataset = new DatasetVersion(
                    "cancelled",
                    client.ingests()
                            .await(client.ingests().start(config), LONG)
                            .orElseThrow()
                            .dataset()
                            .version());
            SweepOrder first = Tiny.sweep("first", Tiny.experiment(4000), dataset, List.of(0.002));
            SweepOrder second = Tiny.sweep("second", Tiny.experiment(4000), dataset, List.of(0.002));
            client.sweeps().start(first);
            String trial = trained(client, stores, first);
            client.sweeps().start(second);

            client.sweeps().cancel(first.sweepId());
            long asked = System.nanoTime();
            SweepProgress end = client.sweeps().await(first.sweepId(), HEARD).orElseThrow();

            assertThat(end.state()).isEqualTo(SweepState.CANCELLED);
            assertThat(end.trials()).extracting(t -> t.state()).containsExactly(TrialState.CANCELLED);
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(HEARD);
            long handedOver = stores.trials().latest(trial).orElseThrow().step();
            trainedFurther(client, second, handedOver);
            client.sweeps().cancel(second.sweepId());
            assertThat(client.sweeps().await(second.sweepId(), HEARD)).isPresent();
        }
    }

    /** Waits until a checkpoint is published. @return the trial's id */
    private static String trained(RefocusClient client, Stores stores, SweepOrder order) throws Exception {
        while (true) {
            List<String> trials = client.sweeps().progress(order.sweepId()).trials().stream()
                    .map(trial -> trial.trialId())
                    .toList();
            if (!trials.isEmpty() && stores.trials().latest(trials.get(0)).isPresent()) {
                return trials.get(0);
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private static void trainedFurther(RefocusClient client, SweepOrder order, long step) throws Exception {
        while (client.sweeps().current(order.sweepId()).trials().stream().noneMatch(trial -> trial.steps() > step)) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }
}
