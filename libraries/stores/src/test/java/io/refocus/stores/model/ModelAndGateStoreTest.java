package io.refocus.stores.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.stores.EmbeddedStore;
import io.refocus.stores.gate.GateStore;
import io.refocus.stores.object.ObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        objects = ObjectStore.open(EmbeddedStore.freshBucket());
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
    void theFirstReportOfAPromotionStays() {
        GateStore gates = new GateStore(objects);
        assertThat(gates.report("p-1")).isEmpty();

        assertThat(gates.putReport("p-1", "{\"decision\": \"refused\"}", new byte[] {1}))
                .contains("refused");
        assertThat(gates.putReport("p-1", "{\"decision\": \"promoted\"}", new byte[] {2}))
                .contains("refused");

        assertThat(gates.report("p-1")).contains("{\"decision\": \"refused\"}");
    }

    private Path model(String weights, String description) throws IOException {
        Path directory = Files.createTempDirectory(folder, "model-");
        Files.writeString(directory.resolve("model.safetensors"), weights);
        Files.writeString(directory.resolve("model.json"), description);
        return directory;
    }
}
