package io.refocus.stores.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.refocus.documents.Documents;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.stores.EmbeddedStore;
import io.refocus.stores.gate.GateOutcome;
import io.refocus.stores.gate.GateReport;
import io.refocus.stores.gate.GateStore;
import io.refocus.stores.object.ObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelAndGateStoreTest {
    @TempDir
    private Path folder;

    private ObjectStore objects;

    @BeforeEach
    void open() {
        objects = ObjectStore.prepare(EmbeddedStore.freshBucket());
    }

    @AfterEach
    void close() {
        objects.close();
    }

    @Test
    void aPublishedModelComesBack() throws IOException {
        ModelStore models = new ModelStore(objects);
        models.publish("refocus", 3, model("weights", "{\"of\": 3}"));
        models.publish("refocus", 3, model("weights", "{\"of\": 3}"));

        models.fetch("refocus", 3, folder.resolve("back"));

        assertThat(folder.resolve("back/model.safetensors")).hasContent("weights");
        assertThat(folder.resolve("back/model.json")).hasContent("{\"of\": 3}");
        assertThat(objects.exists("models/refocus/3/model.json")).isTrue();
    }

    @Test
    void aVersionIsImmutable() throws IOException {
        ModelStore models = new ModelStore(objects);
        models.publish("refocus", 1, model("weights", "{\"of\": 1}"));
        Path other = model("weights", "{\"of\": 2}");

        assertThatThrownBy(() -> models.publish("refocus", 1, other))
                .isInstanceOfSatisfying(
                        RefocusException.class, e -> assertThat(e.fault()).isEqualTo(Fault.REFUSED))
                .hasMessageContaining("version 1 of model refocus is published with another model.json");
    }

    @Test
    void aHalfPublishedModelDoesNotExist() throws IOException {
        objects.upload("models/refocus/2/model.safetensors", model("w", "{}").resolve("model.safetensors"));

        assertThatThrownBy(() -> new ModelStore(objects).fetch("refocus", 2, folder.resolve("back")))
                .isInstanceOfSatisfying(
                        RefocusException.class, e -> assertThat(e.fault()).isEqualTo(Fault.NOT_FOUND))
                .hasMessage("the bucket has no complete version 2 of model refocus");
    }

    @Test
    void aVersionIsOnRecordOnce() throws IOException {
        ModelStore models = new ModelStore(objects);
        assertThat(models.versions("refocus")).isEmpty();

        models.put(version(10, "t-2"));
        models.put(version(9, "t-1"));
        models.put(version(9, "t-1"));

        assertThat(models.versions("refocus")).containsExactly(version(9, "t-1"), version(10, "t-2"));
        assertThat(models.names()).containsExactly("refocus");
        VersionRecord other = version(9, "t-3");
        assertThatThrownBy(() -> models.put(other))
                .isInstanceOfSatisfying(
                        RefocusException.class, e -> assertThat(e.fault()).isEqualTo(Fault.REFUSED))
                .hasMessageContaining("version 9 of model refocus is on record for trial t-1; got trial t-3");
        models.publish("refocus", 9, model("weights", "{}"));
        models.fetch("refocus", 9, folder.resolve("back"));
        assertThat(folder.resolve("back").toFile().list()).containsOnly("model.json", "model.safetensors");
    }

    @Test
    void theChampionIsOnRecordUntilItIsWithdrawn() {
        ModelStore models = new ModelStore(objects);
        models.put(version(1, "t-1"));
        models.put(version(2, "t-2"));
        assertThat(models.champion("refocus")).isEmpty();

        models.setChampion("refocus", Optional.of(2));
        assertThat(models.champion("refocus")).contains(version(2, "t-2"));

        models.setChampion("refocus", Optional.empty());
        assertThat(models.champion("refocus")).isEmpty();
    }

    private static VersionRecord version(int number, String trial) {
        return new VersionRecord(
                "refocus", number, trial, "s3://b/trials/" + trial + "/model/1/", Map.of("trial", trial));
    }

    @Test
    void theFirstReportOfAPromotionStays() {
        GateStore gates = new GateStore(objects);
        assertThat(gates.report("p-1")).isEmpty();

        assertThat(gates.putReport(report("p-1", "refused"), new byte[] {1})).isEqualTo(report("p-1", "refused"));
        assertThat(gates.putReport(report("p-1", "promoted"), new byte[] {2})).isEqualTo(report("p-1", "refused"));

        assertThat(gates.report("p-1")).contains(report("p-1", "refused"));
        assertThat(objects.exists("gates/p-1/report.json")).isTrue();
        assertThat(gates.recordDigests()).containsOnlyKeys("p-1");
        assertThat(gates.recordDigest("p-1")).contains(gates.recordDigests().get("p-1"));
    }

    @Test
    void theLastOutcomeOfAPromotionStays() {
        GateStore gates = new GateStore(objects);
        assertThat(gates.outcome("p-1")).isEmpty();

        gates.putOutcome(outcome("rolled-back"));
        gates.putOutcome(outcome("promoted"));

        assertThat(gates.outcome("p-1").orElseThrow().decision()).isEqualTo("promoted");
        assertThat(gates.recordDigests()).as("promotions with a report").isEmpty();
    }

    private static GateReport report(String id, String verdict) {
        JsonNode empty = Documents.tree(Map.of());
        return new GateReport(
                id,
                "refocus",
                "t-1",
                "d@1",
                "refocus-metrics/1",
                empty,
                Optional.empty(),
                Documents.tree(verdict),
                empty);
    }

    private static GateOutcome outcome(String decision) {
        return new GateOutcome(
                "p-1", "refocus", "t-1", decision, "why", Documents.tree(Map.of("pictures", 3)), Optional.of("2"));
    }

    private Path model(String weights, String description) throws IOException {
        Path directory = Files.createTempDirectory(folder, "model-");
        Files.writeString(directory.resolve("model.safetensors"), weights);
        Files.writeString(directory.resolve("model.json"), description);
        return directory;
    }
}
