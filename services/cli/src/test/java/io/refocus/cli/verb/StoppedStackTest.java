package io.refocus.cli.verb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.refocus.cli.shell.RefocusPaths;
import io.refocus.documents.Documents;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Verbs where no stack runs. */
class StoppedStackTest {
    @TempDir
    private Path home;

    @Test
    void statusTellsEveryComponentWithAllFiveKeys() {
        RunOfTheCommand status = RunOfTheCommand.of(home, Map.of("REFOCUS_PORT_OFFSET", "7"), "status", "--json");

        assertThat(status.exitCode()).isZero();
        JsonNode lines = Documents.readJson(status.out(), "status", JsonNode.class);
        List<String> components = new ArrayList<>();
        lines.forEach(line -> {
            components.add(line.get("component").asText());
            assertThat(line.get("state").asText()).isEqualTo("stopped");
            assertThat(line.has("pid") && line.get("pid").isNull()).isTrue();
            assertThat(line.has("url")).isTrue();
            assertThat(line.has("pages")).isTrue();
        });
        assertThat(components).containsExactly("temporal", "store", "mlflow", "worker", "inference");
        assertThat(lines.get(1).get("url").asText()).isEqualTo("http://127.0.0.1:19007");
        assertThat(lines.get(0).get("pages").asText()).isEqualTo("http://127.0.0.1:18240");
    }

    @Test
    void aServerTheEnvironmentNamesIsExternal() {
        RunOfTheCommand status = RunOfTheCommand.of(
                home, Map.of("MLFLOW_TRACKING_URI", "http://tracking.invalid:5000"), "status", "--json");

        JsonNode mlflow =
                Documents.readJson(status.out(), "status", JsonNode.class).get(2);
        assertThat(mlflow.get("state").asText()).isEqualTo("external");
        assertThat(mlflow.get("url").asText()).isEqualTo("http://tracking.invalid:5000");
    }

    @Test
    void downWithNothingToEndIsHarmless() {
        RunOfTheCommand down = RunOfTheCommand.of(home, Map.of(), "down");

        assertThat(down.exitCode()).isZero();
        assertThat(down.out()).isEqualTo("nothing was running\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", "down"})
    void aStateFolderThatCannotBeWrittenIsToldWithWhatToSet(String verb) throws IOException {
        Files.createDirectories(home.resolve("run/lock"));
        Files.createDirectories(home.resolve("run/demo.lock"));

        RunOfTheCommand run = RunOfTheCommand.of(home, Map.of(), verb);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("cannot write " + home.resolve("run")).contains("set REFOCUS_HOME");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1.5", "60000", "-30000"})
    void anIllegalOffsetIsToldWithWhatIsLegal(String offset) {
        RunOfTheCommand status = RunOfTheCommand.of(home, Map.of("REFOCUS_PORT_OFFSET", offset), "status");

        assertThat(status.exitCode()).isEqualTo(2);
        assertThat(status.err())
                .contains("REFOCUS_PORT_OFFSET is '" + offset + "'")
                .contains("1024..65535");
    }

    @Test
    void verbsThatNeedAStackNameTheCommandThatStartsOne() {
        RunOfTheCommand list = RunOfTheCommand.of(home, Map.of(), "dataset", "list");

        assertThat(list.exitCode()).isEqualTo(5);
        assertThat(list.err()).contains("./refocus up");
    }

    @Test
    void aGateForASecondModelIsRefusedBeforeAnythingIsAsked() throws IOException {
        Path gate = Files.writeString(
                home.resolve("portraits.yaml"),
                Files.readString(RunOfTheCommand.ROOT.resolve("configs/gates/default.yaml"))
                        .replace("model: refocus", "model: portraits"));

        RunOfTheCommand promote =
                RunOfTheCommand.of(home, Map.of(), "promote", "3f0a9c5e7d1b2468", "--gate", gate.toString());

        assertThat(promote.exitCode()).isEqualTo(2);
        assertThat(promote.err())
                .contains(
                        "portraits.yaml: model: got portraits; expected refocus, the one model that this stack serves")
                .contains("Nothing was registered");
    }

    @Test
    void aStoreWithoutItsKeysIsBadInput() {
        RunOfTheCommand list = RunOfTheCommand.of(
                home, Map.of("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:1", "AWS_ACCESS_KEY_ID", "a"), "dataset", "list");

        assertThat(list.exitCode()).isEqualTo(2);
        assertThat(list.err()).contains("AWS_SECRET_ACCESS_KEY is not set");
    }

    @ParameterizedTest
    @CsvSource({
        "TEMPORAL_ADDRESS,127.0.0.1:1,no Temporal server answers at 127.0.0.1:1",
        "MLFLOW_TRACKING_URI,http://127.0.0.1:1,MLflow at http://127.0.0.1:1 does not answer",
        "AWS_ENDPOINT_URL_S3,http://127.0.0.1:1,the store at http://127.0.0.1:1 (bucket refocus) does not answer"
    })
    void upStartsNothingBesideANamedServerThatIsDown(String variable, String address, String message) {
        RunOfTheCommand up = RunOfTheCommand.of(
                home, Map.of(variable, address, "AWS_ACCESS_KEY_ID", "a", "AWS_SECRET_ACCESS_KEY", "b"), "up");

        assertThat(up.exitCode()).isEqualTo(5);
        assertThat(up.err()).contains(message).contains(variable).doesNotContain("started");
    }

    @Test
    void doctorFindsATakenPort() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int offset = taken.getLocalPort() - 15000;
            RunOfTheCommand doctor = RunOfTheCommand.of(
                    home, Map.of("REFOCUS_PORT_OFFSET", Integer.toString(offset), "PATH", ""), "doctor");

            assertThat(doctor.exitCode()).isEqualTo(5);
            assertThat(doctor.out())
                    .contains(String.format(
                            Locale.ROOT,
                            "port %d on 127.0.0.1, needed by mlflow, is used by process %d (",
                            taken.getLocalPort(),
                            ProcessHandle.current().pid()));
        }
    }

    @Test
    void aBrokenStackConfigurationNamesFileAndKey() throws IOException {
        Path configs = Files.createDirectories(home.resolve("checkout/configs"));
        Files.writeString(configs.resolve("stack.yaml"), "ports: {temporal: 80}\n");

        RefocusPaths places = new RefocusPaths(configs.getParent(), home);
        RunOfTheCommand status = RunOfTheCommand.at(places, Map.of(), "status");

        assertThat(status.exitCode()).isEqualTo(2);
        assertThat(status.err()).contains("stack.yaml").contains("ports.");
    }
}
