package io.refocus.cli.verb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.refocus.cli.stack.PortCheck;
import io.refocus.cli.stack.ProcessIdentity;
import io.refocus.documents.Documents;
import io.refocus.testing.RealServers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real local stack of the built modules, on ports and in a state folder of its own. */
@Tag("server")
class StackServerTest {
    private static final int[] PORTS = {17_233, 18_233, 19_000, 15_000, 18_080};

    @TempDir
    private Path home;

    private final int offset = freeOffset();

    private static int freeOffset() {
        return new Random()
                .ints(500, 10_000)
                .filter(candidate -> IntStream.of(PORTS).allMatch(port -> PortCheck.free(port + candidate)))
                .findFirst()
                .orElseThrow();
    }

    private RunOfTheCommand run(Map<String, String> more, String... arguments) {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("REFOCUS_PORT_OFFSET", Integer.toString(offset));
        for (String name : new String[] {"PATH", "HOME", "XDG_CACHE_HOME"}) {
            if (System.getenv(name) != null) {
                environment.putIfAbsent(name, System.getenv(name));
            }
        }
        return RunOfTheCommand.of(home, environment, arguments);
    }

    /** Component by component: state and pid. */
    private Map<String, JsonNode> status(Map<String, String> more) {
        Map<String, JsonNode> lines = new TreeMap<>();
        Documents.readJson(run(more, "status", "--json").out(), "status", JsonNode.class)
                .forEach(line -> lines.put(line.get("component").asText(), line));
        return lines;
    }

    @AfterEach
    void endWhatIsLeft() {
        run(Map.of(), "down");
    }

    @Test
    void upStartsWhatIsMissingAndDownEndsAllOfIt() {
        RealServers.mlflow(); // has its Python packages installed, or skips this test
        RunOfTheCommand first = run(Map.of(), "up");
        assertThat(first.exitCode()).as(first.err()).isZero();
        Map<String, JsonNode> before = status(Map.of());
        assertThat(before.values())
                .allSatisfy(line -> assertThat(line.get("state").asText()).isEqualTo("running"));
        assertThat(run(Map.of(), "doctor").out()).contains("store", "answers at http://");

        ProcessHandle.of(before.get("store").get("pid").asLong()).orElseThrow().destroyForcibly();
        while (!status(Map.of()).get("store").get("state").asText().equals("died")) {
            Thread.onSpinWait();
        }
        assertThat(run(Map.of(), "up").exitCode()).isZero();
        Map<String, JsonNode> after = status(Map.of());
        assertThat(after.get("store").get("pid"))
                .isNotEqualTo(before.get("store").get("pid"));
        for (String untouched : new String[] {"temporal", "mlflow", "worker", "inference"}) {
            assertThat(after.get(untouched)).isEqualTo(before.get(untouched));
        }

        assertThat(run(Map.of(), "down").out()).isEqualTo("ended temporal, store, mlflow, worker, inference\n");
        assertThat(after.values())
                .noneMatch(line -> ProcessIdentity.of(line.get("pid").asLong()).isPresent());
        assertThat(status(Map.of()).values())
                .allSatisfy(line -> assertThat(line.get("state").asText()).isEqualTo("stopped"));
    }

    @Test
    void aTakenPortIsToldAndNothingIsStarted() throws IOException {
        Map<String, String> external =
                Map.of("MLFLOW_TRACKING_URI", RealServers.mlflow().toString());
        try (ServerSocket taken = new ServerSocket(19_000 + offset, 1, InetAddress.getLoopbackAddress())) {
            RunOfTheCommand up = run(external, "up");

            assertThat(up.exitCode()).isEqualTo(5);
            assertThat(up.err())
                    .contains("port %d on 127.0.0.1, which store wants, is taken".formatted(taken.getLocalPort()))
                    .contains("REFOCUS_PORT_OFFSET")
                    .contains("mlflow is external");
        }
        assertThat(status(external).get("temporal").get("state").asText()).isEqualTo("stopped");
        assertThat(status(external).get("mlflow").get("state").asText()).isEqualTo("external");
        assertThat(Files.exists(home.resolve("logs/temporal.log"))).isFalse();
    }
}
