package io.refocus.stores.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.refocus.stores.EmbeddedStore;
import io.refocus.stores.TrackingSettings;
import io.refocus.stores.mlflow.MlflowConnection;
import io.refocus.stores.mlflow.MlflowException;
import io.refocus.stores.object.ObjectStore;
import io.refocus.stores.tracking.NewRun;
import io.refocus.stores.tracking.RunTags;
import io.refocus.stores.tracking.Tracking;
import io.refocus.testing.RealServers;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class ModelRegistryTest {
    private static MlflowConnection mlflow;
    private static ModelRegistry registry;
    private static String runId;

    private final String model = "model-" + UUID.randomUUID();

    @BeforeAll
    static void connect() {
        mlflow = MlflowConnection.open(new TrackingSettings(RealServers.mlflow()));
        registry = new ModelRegistry(mlflow);
        try (ObjectStore store = ObjectStore.prepare(EmbeddedStore.freshBucket())) {
            runId = new Tracking(mlflow, store)
                    .findOrMake(
                            "registry-test",
                            new NewRun(
                                    "source", RunTags.TRIAL, UUID.randomUUID().toString(), Map.of(), 1))
                    .run()
                    .runId();
        }
    }

    @Test
    void aModelNobodyRegisteredHasNothing() {
        assertThat(registry.champion(model)).isEmpty();
        assertThat(registry.versions(model)).isEmpty();
        assertThat(registry.version(model, 1)).isEmpty();
        assertThat(registry.findByTag(model, LineageTags.TRIAL, "t")).isEmpty();
    }

    @Test
    void versionsAreNumberedAndCarryTheirLineage() {
        int first = register("t-1");
        int second = register("t-2");

        assertThat(first).isEqualTo(1);
        assertThat(second).isEqualTo(2);
        assertThat(registry.version(model, 1))
                .contains(new ModelVersion(
                        model,
                        1,
                        runId,
                        "s3://refocus/trials/t-1/model/1/",
                        Map.of("run", runId, "trial", "t-1", "dataset", "d", "metricContract", "refocus-metrics/1")));
        assertThat(registry.versions(model)).extracting(ModelVersion::version).containsExactly(2, 1);
        assertThat(registry.findByTag(model, LineageTags.TRIAL, "t-1")
                        .orElseThrow()
                        .version())
                .isEqualTo(1);
        assertThat(registry.findByTag(model, LineageTags.TRIAL, "t-3")).isEmpty();
    }

    @Test
    void theChampionIsWhereItsAliasPoints() {
        int first = register("t-1");
        int second = register("t-2");
        assertThat(registry.champion(model)).isEmpty();

        registry.setAlias(model, ModelRegistry.CHAMPION, first);
        assertThat(registry.champion(model).orElseThrow().version()).isEqualTo(1);

        registry.setAlias(model, ModelRegistry.CHAMPION, second);
        registry.setAlias(model, ModelRegistry.CHAMPION, second);
        assertThat(registry.champion(model).orElseThrow().tags()).containsEntry("trial", "t-2");

        registry.removeAlias(model, ModelRegistry.CHAMPION);
        registry.removeAlias(model, ModelRegistry.CHAMPION);
        assertThat(registry.champion(model)).isEmpty();
    }

    @Test
    void anAliasOfAnAbsentVersionIsAnError() {
        register("t-1");
        assertThatThrownBy(() -> registry.setAlias(model, ModelRegistry.CHAMPION, 9))
                .isInstanceOf(MlflowException.class)
                .hasMessageContaining("make version 9 the champion of model " + model);
    }

    private int register(String trial) {
        return registry.register(
                model,
                "s3://refocus/trials/" + trial + "/model/1/",
                new ModelMaker(Optional.of(runId), Optional.empty()),
                Map.of("run", runId, "trial", trial, "dataset", "d", "metricContract", "refocus-metrics/1"));
    }
}
