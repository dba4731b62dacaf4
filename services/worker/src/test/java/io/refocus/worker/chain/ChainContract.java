package io.refocus.worker.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.refocus.datasets.DatasetConfig;
import io.refocus.datasets.DatasetManifest;
import io.refocus.datasets.DatasetVersion;
import io.refocus.datasets.Split;
import io.refocus.learning.restore.ModelDescription;
import io.refocus.stores.registry.ModelVersion;
import io.refocus.worker.RunningWorkers;
import io.refocus.worker.Stores;
import io.refocus.workflows.client.RefocusClient;
import io.refocus.workflows.client.Started;
import io.refocus.workflows.client.TemporalSettings;
import io.refocus.workflows.ingest.IngestOutcome;
import io.refocus.workflows.promotion.PromotionDecision;
import io.refocus.workflows.promotion.PromotionOrder;
import io.refocus.workflows.promotion.PromotionOutcome;
import io.refocus.workflows.search.SweepOrder;
import io.refocus.workflows.search.SweepProgress;
import io.refocus.workflows.search.SweepState;
import io.refocus.workflows.search.TrialProgress;
import io.refocus.workflows.search.TrialState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Photographs in, a registered champion out; the same work asked for twice is found. */
abstract class ChainContract {
    private static final Duration LONG = Duration.ofMinutes(5);

    @TempDir
    private Path folder;

    private Stack stack;
    private RunningWorkers.Running worker;

    @AfterEach
    void stop() {
        worker.close();
        stack.close();
    }

    abstract Stack stack(Path folder);

    @Test
    void photographsBecomeAChampionAndNothingIsDoneTwice() throws Exception {
        String name = "chain-" + Long.toString(System.nanoTime(), 36);
        stack = stack(folder);
        worker = RunningWorkers.start(stack.environment());
        try (Stores stores = RunningWorkers.stores(stack.environment());
                RefocusClient client = RefocusClient.connect(TemporalSettings.fromEnvironment(stack.environment()))) {
            DatasetVersion dataset = ingests(client, stores, name);
            SweepProgress sweep = sweeps(client, name, dataset);
            promotes(client, stores, name, sweep);
        }
    }

    private DatasetVersion ingests(RefocusClient client, Stores stores, String name) throws Exception {
        DatasetConfig config = Tiny.dataset(name, Tiny.photographs(folder.resolve("photographs")));
        IngestOutcome first = ingest(client, config);
        assertThat(first.found()).isFalse();
        assertThat(first.dataset().train()).isEqualTo(8);
        assertThat(first.dataset().validation()).isEqualTo(2);
        assertThat(first.dataset().test()).isEqualTo(2);
        DatasetManifest manifest = stores.datasets().load(name, first.dataset().version());
        assertThat(manifest.pairsOf(Split.TRAIN)).hasSize(8);
        assertThat(manifest.recipe()).isPresent();

        IngestOutcome second = ingest(client, config);
        assertThat(second.found()).isTrue();
        assertThat(second.dataset()).isEqualTo(first.dataset());
        return new DatasetVersion(name, first.dataset().version());
    }

    private static IngestOutcome ingest(RefocusClient client, DatasetConfig config) {
        Started started = client.ingests().start(config);
        return client.ingests().await(started, LONG).orElseThrow();
    }

    private static SweepProgress sweeps(RefocusClient client, String name, DatasetVersion dataset) {
        SweepOrder order = Tiny.sweep(name, Tiny.experiment(40), dataset, List.of(0.001, 0.002));
        client.sweeps().start(order);
        SweepProgress first = client.sweeps().await(order.sweepId(), LONG).orElseThrow();
        assertThat(first.state()).isEqualTo(SweepState.COMPLETED);
        assertThat(first.trials()).hasSize(2).allSatisfy(trial -> {
            assertThat(trial.state()).isEqualTo(TrialState.COMPLETED);
            assertThat(trial.steps()).isEqualTo(40);
            assertThat(trial.attempts()).isEqualTo(1);
            assertThat(trial.valPsnrDb().orElseThrow()).isBetween(15.0, 50.0);
        });
        assertThat(first.trials().get(0).valPsnrDb().orElseThrow())
                .isGreaterThanOrEqualTo(first.trials().get(1).valPsnrDb().orElseThrow());

        client.sweeps().start(order);
        assertThat(client.sweeps().await(order.sweepId(), LONG).orElseThrow()).isEqualTo(first);
        return first;
    }

    private static void promotes(RefocusClient client, Stores stores, String name, SweepProgress sweep)
            throws Exception {
        TrialProgress best = sweep.best().orElseThrow();
        PromotionOrder order = new PromotionOrder(best.trialId(), Tiny.gate(name), Optional.of(sweep.sweepId()));
        PromotionOutcome promoted = promote(client, order);
        assertThat(promoted.decision()).isEqualTo(PromotionDecision.PROMOTED);
        ModelVersion champion = stores.registry().champion(name).orElseThrow();
        assertThat(promoted.version()).contains(Integer.toString(champion.version()));
        assertThat(champion.tags())
                .containsEntry("trial", best.trialId())
                .containsEntry("run", best.runId().orElseThrow())
                .containsEntry("promotion", promoted.promotionId())
                .containsKeys("dataset", "metricContract", "commit");
        assertThat(stores.gates().report(promoted.promotionId()).orElseThrow().pictures())
                .hasSize(2)
                .allMatch(picture -> picture.has("challengerPsnrDb"));
        assertThat(stores.gates().outcome(promoted.promotionId()).orElseThrow().version())
                .isEqualTo(promoted.version());
        assertThat(stores.gates().contactSheet(promoted.promotionId())).isPresent();
        assertThat(description(stores, name, champion).lineage().trial()).isEqualTo(best.trialId());

        PromotionOutcome again = promote(client, order);
        assertThat(again.decision()).isEqualTo(PromotionDecision.ALREADY_CHAMPION);
        assertThat(again.promotionId()).isEqualTo(promoted.promotionId());
        assertThat(again.numbers()).isEqualTo(promoted.numbers());

        PromotionOutcome worse =
                promote(client, new PromotionOrder(sweep.trials().get(1).trialId(), Tiny.gate(name), Optional.empty()));
        assertThat(worse.numbers().aheadOfChampion()).isPresent();
        boolean ahead = worse.numbers().aheadOfChampion().orElseThrow() >= 0.95;
        assertThat(worse.decision()).isEqualTo(ahead ? PromotionDecision.PROMOTED : PromotionDecision.REFUSED);
    }

    private static PromotionOutcome promote(RefocusClient client, PromotionOrder order) {
        client.promotions().start(order);
        return client.promotions().await(order.model(), LONG).orElseThrow();
    }

    private static ModelDescription description(Stores stores, String name, ModelVersion champion) throws Exception {
        Path directory = java.nio.file.Files.createTempDirectory("model");
        stores.models().fetch(name, champion.version(), directory);
        return ModelDescription.read(directory);
    }
}
