package io.refocus.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store as the process that the local stack runs. */
@Tag("server")
class MainsTest {
    private static final String SECRET = "never-to-be-printed";

    @TempDir
    private Path folder;

    @Test
    void theStoreSaysOnceThatItIsReadyAndEndsOnSigterm() throws Exception {
        Process store = run(StoreServer.class, "0", folder.toString());
        try (BufferedReader output = output(store)) {
            assertThat(output.readLine()).matches("store ready at http://127\\.0\\.0\\.1:\\d+");
            store.toHandle().destroy(); // leaves the output open
            assertThat(store.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(output.readLine()).isNull();
            assertThat(store.exitValue()).isEqualTo(143);
        } finally {
            store.destroyForcibly();
        }
    }

    @Test
    void aTakenPortEndsItWith5() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = Integer.toString(taken.getLocalPort());
            assertThat(endOf(run(StoreServer.class, port, folder.toString()))).isEqualTo(5);
        }
    }

    @Test
    void wrongUsageEndsWith2() throws Exception {
        assertThat(endOf(run(StoreServer.class))).isEqualTo(2);
        assertThat(endOf(run(StoreServer.class, "many", folder.toString()))).isEqualTo(2);
    }

    private static int endOf(Process process) throws Exception {
        try (BufferedReader output = output(process)) {
            String said = String.join("\n", output.lines().toList());
            assertThat(said).isNotBlank().doesNotContain(SECRET);
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        }
    }

    private static Process run(Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("AWS_ACCESS_KEY_ID", "test");
        builder.environment().put("AWS_SECRET_ACCESS_KEY", SECRET);
        return builder.start();
    }

    private static BufferedReader output(Process process) {
        return process.inputReader(StandardCharsets.UTF_8);
    }
}
