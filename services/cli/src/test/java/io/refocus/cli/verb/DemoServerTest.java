package io.refocus.cli.verb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.refocus.cli.shell.RefocusPaths;
import io.refocus.documents.Documents;
import io.refocus.testing.RealServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small demo beside a real stack that was started by another build. */
@Tag("server")
class DemoServerTest {
    @TempDir
    private Path checkout;

    @TempDir
    private Path home;

    private final int offset = FreePorts.offset();

    /** The built modules of this checkout with one trial of a few steps, which the gate lets pass whatever it is worth. */
    @BeforeEach
    void makeItSmall() throws IOException {
        for (String folder : List.of("services", "infra", "models")) {
            Files.createSymbolicLink(checkout.resolve(folder), RunOfTheCommand.ROOT.resolve(folder));
        }
        Path shipped = RunOfTheCommand.ROOT.resolve("configs");
        Path configs = Files.createDirectories(checkout.resolve("configs"));
        Files.createSymbolicLink(configs.resolve("datasets"), shipped.resolve("datasets"));
        Files.copy(shipped.resolve("stack.yaml"), configs.resolve("stack.yaml"));
        write(
                configs.resolve("experiments/demo.yaml"),
                Files.readString(shipped.resolve("experiments/demo.yaml"))
                        .replace("width: 32", "width: 8")
                        .replace("blocks: 4", "blocks: 1")
                        .replace("batchSize: 32", "batchSize: 4")
                        .replace("steps: 2000", "steps: 40")
                        .replace("validateEvery: 400", "validateEvery: 20")
                        .replace("checkpointEvery: 200", "checkpointEvery: 20"));
        write(
                configs.resolve("sweeps/demo.yaml"),
                Files.readString(shipped.resolve("sweeps/demo.yaml")).replace("[0.001, 0.002, 0.004]", "[0.002]"));
        write(
                configs.resolve("gates/default.yaml"),
                Files.readString(shipped.resolve("gates/default.yaml"))
                        .replace("minimumGainDb: 0.5", "minimumGainDb: -50")
                        .replace("minimumSsim: 0.6", "minimumSsim: -1"));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private RunOfTheCommand run(String build, String... arguments) {
        Map<String, String> environment = new HashMap<>();
        environment.put("REFOCUS_PORT_OFFSET", Integer.toString(offset));
        environment.put("REFOCUS_BUILD", build);
        for (String name : new String[] {"PATH", "HOME", "XDG_CACHE_HOME"}) {
            if (System.getenv(name) != null) {
                environment.put(name, System.getenv(name));
            }
        }
        return RunOfTheCommand.at(new RefocusPaths(checkout, home), environment, arguments);
    }

    private Map<String, JsonNode> status() {
        Map<String, JsonNode> lines = new TreeMap<>();
        Documents.readJson(run("new", "status", "--json").out(), "status", JsonNode.class)
                .forEach(line -> lines.put(line.get("component").asText(), line));
        return lines;
    }

    @AfterEach
    void endWhatIsLeft() {
        run("new", "down");
    }

    @Test
    void whatRanBeforeADemoRunsAfterwardsAndServesWhatItServed() {
        RealServers.mlflow(); // has its Python packages installed, or skips this test
        RunOfTheCommand up = run("old", "up");
        assertThat(up.exitCode()).as(up.err()).isZero();
        Map<String, JsonNode> before = status();

        RunOfTheCommand demo = run("new", "demo", "--json");

        assertThat(demo.exitCode()).as(demo.err()).isZero();
        JsonNode summary = Documents.readJson(demo.out(), "summary", JsonNode.class);
        assertThat(summary.at("/model/name").asText()).isEqualTo("refocus-demo");
        assertThat(summary.at("/gate/decision").asText()).isEqualTo("promoted");
        assertThat(summary.get("restored")).isNotEmpty();
        Map<String, JsonNode> after = status();
        assertThat(after).containsOnlyKeys(before.keySet());
        assertThat(after.values())
                .allSatisfy(line -> assertThat(line.get("state").asText()).isEqualTo("running"));
        for (String untouched : List.of("temporal", "store", "mlflow", "inference")) {
            assertThat(after.get(untouched)).isEqualTo(before.get(untouched));
        }
        assertThat(demo.err())
                .contains("worker runs with an older build or other settings: starting it again")
                .contains("stopping what was started for the demo: demo-inference");
        RunOfTheCommand served = run("new", "model", "show");
        assertThat(served.exitCode()).as(served.out() + served.err()).isEqualTo(3);

        assertThat(run("new", "down").out()).isEqualTo("ended temporal, store, mlflow, worker, inference\n");

        RunOfTheCommand again = run("new", "demo");

        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(again.out()).contains("all work was done before");
        assertThat(status().values())
                .allSatisfy(line -> assertThat(line.get("state").asText()).isEqualTo("stopped"));
    }
}
