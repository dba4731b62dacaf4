package io.refocus.cli.verb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.refocus.cli.stack.ProcessIdentity;
import io.refocus.documents.Documents;
import io.refocus.testing.RealServers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real local stack of the built modules, on ports and in a state folder of its own. */
@Tag("server")
class StackServerTest {
    private static final long STEPS = 2000;

    @TempDir
    private Path home;

    private final int offset = FreePorts.offset();

    private RunOfTheCommand run(Map<String, String> more, String... arguments) {
        Map<String, String> environment = new HashMap<>(more);
        environment.putIfAbsent("REFOCUS_PORT_OFFSET", Integer.toString(offset));
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
        assertThat(first.out())
                .contains("/#/experiments?workflowType=machine_learning", "/namespaces/default/workflows");
        Map<String, JsonNode> before = status(Map.of());
        assertThat(before.values())
                .allSatisfy(line -> assertThat(line.get("state").asText()).isEqualTo("running"));
        assertThat(run(Map.of(), "doctor").out()).contains("store", "answers at http://");
        RunOfTheCommand elsewhere = run(Map.of("REFOCUS_PORT_OFFSET", Integer.toString(offset + 1)), "demo");
        assertThat(elsewhere.exitCode()).isEqualTo(2);
        assertThat(elsewhere.err()).contains("runs with other ports").doesNotContain("starting it again");
        assertThat(status(Map.of())).isEqualTo(before);

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

        ProcessHandle leader =
                ProcessHandle.of(after.get("mlflow").get("pid").asLong()).orElseThrow();
        leader.destroyForcibly();
        leader.onExit().join();
        assertThat(status(Map.of()).get("mlflow").get("state").asText()).isEqualTo("orphaned");
        assertThat(run(Map.of(), "doctor").out()).contains("processes that it started still run");
        assertThat(run(Map.of(), "up").exitCode()).isZero();
        after = status(Map.of());

        assertThat(run(Map.of(), "down").out()).isEqualTo("ended temporal, store, mlflow, worker, inference\n");
        assertThat(after.values())
                .noneMatch(line -> ProcessIdentity.of(line.get("pid").asLong()).isPresent());
        assertThat(status(Map.of()).values())
                .allSatisfy(line -> assertThat(line.get("state").asText()).isEqualTo("stopped"));
    }

    @Test
    void aRunningSweepGoesOnAfterEveryProcessWasKilled() throws IOException {
        RealServers.mlflow(); // has its Python packages installed, or skips this test
        Path sweep = smallSweep();
        assertThat(run(Map.of(), "up").exitCode()).isZero();
        String dataset =
                RunOfTheCommand.ROOT.resolve("configs/datasets/demo.yaml").toString();
        assertThat(run(Map.of(), "dataset", "ingest", dataset).exitCode()).isZero();
        RunOfTheCommand started = run(Map.of(), "sweep", "start", sweep.toString());
        assertThat(started.exitCode()).as(started.err()).isZero();
        String id = run(Map.of(), "sweep", "list")
                .out()
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow()
                .split(" ")[0];
        await(id, trial -> trial.get("steps").asLong() > 0);

        isShownFromTheBucket(id);
        status(Map.of()).values().stream()
                .filter(line -> !line.get("pid").isNull())
                .forEach(line -> new ComponentProcesses(line.get("pid").asLong()).kill());
        assertThat(run(Map.of(), "up").exitCode()).isZero();

        JsonNode trial = await(id, line -> line.get("state").asText().equalsIgnoreCase("completed"));
        assertThat(trial.get("steps").asLong()).isEqualTo(STEPS);
        assertThat(trial.get("attempts").asInt()).isGreaterThan(1);
    }

    /** Ends the worker, then Temporal: what the bucket knows is shown, with what is missing. */
    private void isShownFromTheBucket(String id) {
        kill("worker");
        RunOfTheCommand withoutWorker = run(Map.of(), "sweep", "show", id);
        assertThat(withoutWorker.exitCode()).as(withoutWorker.err()).isZero();
        assertThat(withoutWorker.out()).contains("(small), running").contains("/" + STEPS);
        assertThat(withoutWorker.err()).contains("no worker tells about sweep/" + id);
        assertThat(run(Map.of(), "sweep", "list").out()).containsPattern(id + " +small .* running");

        kill("temporal");
        Path charts = home.resolve("charts");
        RunOfTheCommand withoutTemporal = run(Map.of(), "sweep", "show", id, "--plots", charts.toString());
        assertThat(withoutTemporal.exitCode()).as(withoutTemporal.err()).isZero();
        assertThat(charts.resolve("psnr.png")).isNotEmptyFile();
        assertThat(charts.resolve("rates.png")).isNotEmptyFile();
        assertThat(withoutTemporal.out()).contains("(small), unknown").contains("/" + STEPS);
        assertThat(withoutTemporal.err()).contains("no Temporal server answers");
        assertThat(run(Map.of(), "sweep", "list").out()).containsPattern(id + " +small .* unknown");
    }

    private void kill(String component) {
        new ComponentProcesses(status(Map.of()).get(component).get("pid").asLong()).kill();
    }

    /** One trial of the demo's experiment made small: it checkpoints every ten steps. */
    private Path smallSweep() throws IOException {
        String experiment = Files.readString(RunOfTheCommand.ROOT.resolve("configs/experiments/demo.yaml"))
                .replace("width: 32", "width: 8")
                .replace("blocks: 4", "blocks: 1")
                .replace("batchSize: 32", "batchSize: 4")
                .replace("steps: 2000", "steps: " + STEPS)
                .replace("validateEvery: 400", "validateEvery: 200")
                .replace("checkpointEvery: 200", "checkpointEvery: 10");
        Files.writeString(home.resolve("small.yaml"), experiment);
        return Files.writeString(home.resolve("sweep.yaml"), """
                name: small
                experiment: small.yaml
                dataset: demo
                axes:
                  generatorOptimiser.learningRate.start: [0.002]
                concurrentTrials: 1
                """);
    }

    /** Looks at a sweep's only trial until it is so. */
    private JsonNode await(String sweep, Predicate<JsonNode> so) {
        long end = System.nanoTime() + Duration.ofMinutes(6).toNanos();
        while (System.nanoTime() < end) {
            RunOfTheCommand show = run(Map.of(), "sweep", "show", sweep, "--json");
            if (show.exitCode() == 0) {
                JsonNode trials =
                        Documents.readJson(show.out(), "sweep", JsonNode.class).get("trials");
                if (!trials.isEmpty() && so.test(trials.get(0))) {
                    return trials.get(0);
                }
            }
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        }
        throw new AssertionError("sweep %s: %s"
                .formatted(sweep, run(Map.of(), "sweep", "show", sweep).out()));
    }

    /** A component and all that it started. */
    private record ComponentProcesses(long pid) {
        void kill() {
            ProcessHandle leader = ProcessHandle.of(pid).orElseThrow();
            leader.descendants().forEach(ProcessHandle::destroyForcibly);
            leader.destroyForcibly();
            leader.onExit().join();
        }
    }

    @Test
    void aTakenPortIsToldAndNothingIsStarted() throws IOException {
        Map<String, String> external =
                Map.of("MLFLOW_TRACKING_URI", RealServers.mlflow().toString());
        try (ServerSocket taken = new ServerSocket(19_000 + offset, 1, InetAddress.getLoopbackAddress())) {
            RunOfTheCommand up = run(external, "up");

            assertThat(up.exitCode()).isEqualTo(5);
            assertThat(up.err())
                    .contains(String.format(
                            Locale.ROOT, "port %d on 127.0.0.1, needed by store, is used", taken.getLocalPort()))
                    .contains("REFOCUS_PORT_OFFSET")
                    .contains("mlflow is external");
        }
        assertThat(status(external).get("temporal").get("state").asText()).isEqualTo("stopped");
        assertThat(status(external).get("mlflow").get("state").asText()).isEqualTo("external");
        assertThat(Files.exists(home.resolve("logs/temporal.log"))).isFalse();
    }
}
