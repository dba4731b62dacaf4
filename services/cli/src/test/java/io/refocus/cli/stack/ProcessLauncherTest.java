package io.refocus.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starting and ending, with shells that play the components. */
class ProcessLauncherTest {
    private static final Duration GRACE = Duration.ofSeconds(5);

    @TempDir
    private Path home;

    private PidFiles records;
    private ComponentShutdown ending;

    @BeforeEach
    void makeRecords() {
        records = new PidFiles(home.resolve("run"));
        ending = new ComponentShutdown(records);
    }

    @AfterEach
    void endWhatIsLeft() {
        for (Component component : Component.values()) {
            records.find(component).ifPresent(record -> ending.end(List.of(record), Duration.ZERO));
        }
    }

    private ComponentRecord start(Component component, String script) {
        Path log = home.resolve("logs").resolve(component.label() + ".log");
        LaunchSpec launch = new LaunchSpec(
                component,
                List.of("sh", "-c", script),
                Map.of("PATH", System.getenv("PATH"), "GREETING", "hello"),
                log,
                List.of(),
                Optional.of("http://127.0.0.1:1"),
                Optional.empty(),
                "print");
        return new ProcessLauncher(records, home, new BoundedLog(1000)).start(launch);
    }

    /** What the leader is by now. */
    private static String ownText(ComponentRecord record) {
        try {
            return Files.readString(
                            Path.of("/proc/%s/comm".formatted(record.process().pid())))
                    .trim();
        } catch (IOException e) {
            return "";
        }
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    @Test
    void aComponentLeadsItsOwnSessionAndIsOnRecord() {
        ComponentRecord record = start(Component.STORE, "echo $GREETING; pwd; env; exec sleep 1000");

        assertThat(records.find(Component.STORE)).contains(record);
        assertThat(record.alive()).isTrue();
        await(() -> record.members().size() == 2 && ownText(record).equals("sleep"));
        Path log = home.resolve("logs/store.log");
        await(() -> LogTail.lines(log, 50).size() >= 4);
        assertThat(LogTail.lines(log, 50)).contains("hello", home.toString()).noneMatch(l -> l.startsWith("HOME="));
    }

    @Test
    void endingTakesChildrenAlong() {
        ComponentRecord record = start(Component.MLFLOW, "sleep 1000 & sleep 1000 & wait");
        await(() -> record.members().size() == 4); // the copier of its log is the fourth

        ending.end(List.of(record), GRACE);

        assertThat(record.members()).isEmpty();
        assertThat(records.find(Component.MLFLOW)).isEmpty();
    }

    @Test
    void orphansOfADeadLeaderAreFoundAndEnded() {
        ComponentRecord record = start(Component.MLFLOW, "sleep 1000 & wait");
        await(() -> record.members().size() == 3);
        ProcessHandle.of(record.process().pid()).orElseThrow().destroyForcibly();
        await(() -> !record.alive());

        assertThat(record.members()).hasSize(2);
        ending.end(List.of(record), GRACE);
        assertThat(record.members()).isEmpty();
    }

    @Test
    void whoDoesNotListenIsKilledAfterTheGrace() {
        ComponentRecord record =
                start(Component.WORKER, "trap '' TERM; echo deaf; while true; do sleep 1000 & wait; done");
        await(() -> LogTail.lines(home.resolve("logs/worker.log"), 1).equals(List.of("deaf")));

        ending.end(List.of(record), Duration.ofMillis(300));

        assertThat(record.members()).isEmpty();
    }

    @Test
    void aRecycledNumberIsNeverEnded() {
        ComponentRecord bystander = start(Component.STORE, "exec sleep 1000");
        ComponentRecord stale = new ComponentRecord(
                Component.TEMPORAL,
                new ProcessIdentity(bystander.process().pid(), "another boot/1"),
                Optional.empty(),
                Optional.empty(),
                "print");

        ending.end(List.of(stale), GRACE);

        assertThat(bystander.alive()).isTrue();
    }

    @Test
    void aLogThatHasGrownToItsLimitBeginsAnewAndLosesNoLineBetween() throws IOException {
        start(Component.WORKER, "i=100; while [ $i -lt 250 ]; do echo line $i; i=$((i + 1)); done; printf last");
        Path log = home.resolve("logs/worker.log");
        await(() -> LogTail.lines(log, 1).equals(List.of("last")));

        List<String> kept = LogTail.lines(home.resolve("logs/worker.log.1"), 1000);
        List<String> now = LogTail.lines(log, 1000);
        assertThat(Files.size(home.resolve("logs/worker.log.1"))).isBetween(900L, 1000L);
        assertThat(Files.size(log)).isLessThan(1000);
        int first = Integer.parseInt(kept.get(0).substring(5));
        assertThat(Stream.concat(kept.stream(), now.stream()))
                .containsExactlyElementsOf(
                        Stream.concat(IntStream.range(first, 250).mapToObj(i -> "line " + i), Stream.of("last"))
                                .toList());
    }

    @Test
    void lastWordsAreKept() {
        ComponentRecord record =
                start(Component.WORKER, "trap 'echo good bye; exit 0' TERM; echo up; while true; do sleep 0.1; done");
        Path log = home.resolve("logs/worker.log");
        await(() -> LogTail.lines(log, 1).equals(List.of("up")));

        ending.end(List.of(record), GRACE);

        assertThat(LogTail.lines(log, 1)).containsExactly("good bye");
    }

    @Test
    void theLogOfTheStartBeforeIsKept() throws IOException {
        ComponentRecord first = start(Component.STORE, "echo first; exec sleep 1000");
        await(() -> LogTail.lines(home.resolve("logs/store.log"), 1).equals(List.of("first")));
        ending.end(List.of(first), GRACE);
        start(Component.STORE, "exec sleep 1000");

        assertThat(Files.readString(home.resolve("logs/store.log.1"))).isEqualTo("first\n");
        assertThat(Files.readString(home.resolve("logs/store.log"))).isEmpty();
    }
}
