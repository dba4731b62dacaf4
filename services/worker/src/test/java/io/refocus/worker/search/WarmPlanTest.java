package io.refocus.worker.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.refocus.application.tracking.Mirror;
import io.refocus.datasets.DatasetManifest;
import io.refocus.datasets.DatasetPair;
import io.refocus.datasets.DatasetVersion;
import io.refocus.datasets.Split;
import io.refocus.documents.Digests;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.learning.checkpoint.NativeTensors;
import io.refocus.learning.experiment.Experiment;
import io.refocus.learning.network.GeneratorSpec;
import io.refocus.learning.network.Network;
import io.refocus.learning.network.Residual;
import io.refocus.learning.restore.Lineage;
import io.refocus.learning.restore.ModelDescription;
import io.refocus.learning.restore.ModelExport;
import io.refocus.learning.restore.ShippedModels;
import io.refocus.local.StoreServer;
import io.refocus.local.StoreServerSettings;
import io.refocus.stores.Bucket;
import io.refocus.stores.StoreSettings;
import io.refocus.stores.dataset.DatasetStore;
import io.refocus.worker.Stores;
import io.refocus.workflows.search.PlannedTrial;
import io.refocus.workflows.search.SweepOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a plan makes of an experiment that starts from a shipped model, on the store the local stack runs. */
class WarmPlanTest {
    private static final GeneratorSpec NETWORK = new Residual(8, 1);
    private static final Mirror MIRROR = new Mirror() {
        @Override
        public void trialChanged(String trialId) {}

        @Override
        public void sweepChanged(String sweepId) {}

        @Override
        public void promotionChanged(String promotionId) {}
    };

    @TempDir
    private Path folder;

    private StoreServer server;
    private Bucket bucket;
    private Stores stores;
    private DatasetVersion dataset;

    @BeforeEach
    void publishADataset() {
        server = StoreServer.start(new StoreServerSettings(0, folder.resolve("store"), "key", "secret"));
        bucket = Bucket.prepare(new StoreSettings(server.endpoint(), "key", "secret", "warm"));
        DatasetStore datasets = bucket.datasets();
        stores = new Stores(bucket, null);
        String picture = datasets.putPicture(new byte[] {1});
        DatasetPair pair = new DatasetPair("a", "a", Split.TRAIN, picture, picture, 8, 8);
        String source = Digests.sha256("source".getBytes(StandardCharsets.UTF_8));
        DatasetManifest manifest =
                new DatasetManifest("photos", List.of(pair), Optional.empty(), "refocus-metrics/1", source);
        dataset = new DatasetVersion("photos", datasets.publish(manifest));
    }

    @AfterEach
    void stop() {
        bucket.close();
        server.close();
    }

    /** What one build ships: a model named {@code small}. @param seed of its weights */
    private ShippedModels build(String name, long seed) {
        Path models = folder.resolve(name);
        try (Network generator = Network.generator(NETWORK, seed)) {
            ModelExport.write(
                    models.resolve("small"),
                    NETWORK,
                    NativeTensors.snapshot(generator.tensors()),
                    new Lineage(Optional.empty(), "trial", "dataset", "refocus-metrics/1", "commit", Optional.empty()));
        }
        return ShippedModels.in(models);
    }

    private static String weights(ShippedModels models) {
        return ModelDescription.read(models.find("small").orElseThrow()).weightsSha256();
    }

    /** A sweep over the demo's experiment, made small. @param start as it stands in the experiment */
    private SweepOrder order(String start) {
        String json = Experiment.read(Path.of("../../configs/experiments/demo.yaml"))
                .vary(Map.of("generator.width", 8, "generator.blocks", 1))
                .canonicalJson()
                .replace("\"objective\":", "\"start\":%s,\"objective\":".formatted(start));
        return new SweepOrder(
                "warm", json, dataset, Map.of("generatorOptimiser.learningRate.start", List.of(0.001, 0.002)), 1);
    }

    private List<String> ids(ShippedModels models, SweepOrder order) {
        return new SweepWork(stores, MIRROR, models)
                .plan(order).trials().stream().map(PlannedTrial::trialId).toList();
    }

    @Test
    void changedWeightsAreOtherTrialsAndEqualOnesTheSame() {
        SweepOrder asking = order("{\"model\":\"small\"}");
        ShippedModels here = build("here", 1);
        List<String> trials = ids(here, asking);

        assertThat(ids(build("elsewhere", 1), asking)).isEqualTo(trials);
        assertThat(ids(build("changed", 2), asking)).hasSize(2).doesNotContainAnyElementsOf(trials);
        assertThat(ids(here, order("{\"model\":\"small\",\"sha256\":\"%s\"}".formatted(weights(here)))))
                .as("asked for by digest")
                .isEqualTo(trials);
        Experiment stored = Experiment.parse(stores.trials().experiment(trials.get(0)), "stored");
        assertThat(stored.start().orElseThrow().sha256())
                .as("what a worker will hold its weights against")
                .contains(weights(here));
    }

    @Test
    void aWorkerThatHoldsOtherWeightsPlansNothing() {
        ShippedModels there = build("there", 1);
        ShippedModels here = build("here", 2);
        SweepOrder order = order("{\"model\":\"small\",\"sha256\":\"%s\"}".formatted(weights(there)));

        assertThatThrownBy(() -> new SweepWork(stores, MIRROR, here).plan(order))
                .isInstanceOfSatisfying(
                        RefocusException.class, e -> assertThat(e.fault()).isEqualTo(Fault.BAD_INPUT))
                .hasMessageContaining("start.sha256: got %s; expected %s", weights(there), weights(here));
    }
}
