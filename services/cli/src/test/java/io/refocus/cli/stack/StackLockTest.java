package io.refocus.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.refocus.cli.shell.RefocusPaths;
import io.refocus.cli.shell.Shell;
import io.refocus.cli.shell.Stopwatch;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class StackLockTest {
    /** Another command that holds a lock until it is ended. */
    private static final String HOLDER = """
            import java.nio.channels.FileChannel;
            import java.nio.file.*;

            class Holder {
                public static void main(String[] words) throws Exception {
                    FileChannel.open(Path.of(words[0]), StandardOpenOption.CREATE, StandardOpenOption.WRITE).lock();
                    System.out.println("held");
                    System.in.read();
                }
            }
            """;

    @TempDir
    private Path home;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private Shell shell() {
        PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        return new Shell(Map.of(), new RefocusPaths(home, home), stream, stream, Stopwatch.start(), false);
    }

    @Test
    @Timeout(60)
    void whatMustNotBeginWhileADemoRunsWaitsForItsEndAndSaysSo() throws Exception {
        Shell shell = shell();
        Path run = Files.createDirectories(shell.places().run());
        Path program = Files.writeString(home.resolve("Holder.java"), HOLDER);
        Process demo = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        program.toString(),
                        run.resolve("demo.lock").toString())
                .start();
        try (var out = demo.inputReader()) {
            assertThat(out.readLine()).isEqualTo("held");
            CompletableFuture<String> waits =
                    CompletableFuture.supplyAsync(() -> StackLock.withoutDemo(shell, () -> "up"));
            while (said.size() == 0) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            assertThat(waits).isNotDone();

            demo.destroy();

            assertThat(waits.get()).isEqualTo("up");
        } finally {
            demo.destroyForcibly();
        }
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("waiting for the demo in " + home);
        assertThat(StackLock.withoutDemo(shell, () -> StackLock.holding(shell, () -> "a demo starts its stack")))
                .isEqualTo("a demo starts its stack");
    }
}
