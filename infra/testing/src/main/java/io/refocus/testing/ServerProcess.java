package io.refocus.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** A server as a child of the test JVM: started on a free port, waited for, ended with the JVM. */
final class ServerProcess {
    static final String HOST = "127.0.0.1";

    private static final Duration START_LIMIT = Duration.ofMinutes(5);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
    private static final int ATTEMPTS = 3;
    private static final long POLL_MILLIS = 50;

    private final Process process;
    private final int port;

    private ServerProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** The command, and how to tell that the server is ready. */
    record Launch(List<String> command, Map<String, String> environment, ServerReadiness readiness) {}

    /** Another process may take the free port first: a server that ends at once is started again on another one. */
    static ServerProcess start(String name, IntFunction<Launch> launches) {
        String why = "";
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = freePort();
            Launch launch = launches.apply(port);
            Path log = base().resolve(name + "-" + port + ".log");
            ServerProcess server = new ServerProcess(launch(launch, log), port);
            if (server.awaitReady(launch.readiness())) {
                Runtime.getRuntime().addShutdownHook(new Thread(server::stop, name + "-stop"));
                return server;
            }
            server.stop();
            why = end(log);
        }
        throw new IllegalStateException(
                String.format(Locale.ROOT, "%s did not start, %d times: %s", name, ATTEMPTS, why));
    }

    /** A new folder for a server's data, below the module's {@code target}. */
    static Path folder(String name) {
        try {
            return Files.createTempDirectory(base(), name + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path base() {
        try {
            return Files.createDirectories(Path.of("target", "real-servers").toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI address() {
        return URI.create("http://" + hostAndPort());
    }

    String hostAndPort() {
        return HOST + ":" + port;
    }

    private static Process launch(Launch launch, Path log) {
        try {
            ProcessBuilder builder = new ProcessBuilder(launch.command())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().putAll(launch.environment());
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean awaitReady(ServerReadiness readiness) {
        Instant limit = Instant.now().plus(START_LIMIT);
        while (process.isAlive() && Instant.now().isBefore(limit)) {
            try {
                if (readiness.now()) {
                    return true;
                }
            } catch (IOException e) {
                // not yet: nothing listens, or it does not answer in full
            }
            await(POLL_MILLIS);
        }
        return false;
    }

    private void await(long millis) {
        try {
            process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a server", e);
        }
    }

    /** After {@link #stop}, at the same port. */
    ServerProcess startAgain(String name, IntFunction<Launch> launches) {
        Launch launch = launches.apply(port);
        Path log = base().resolve(name + "-" + port + ".log");
        ServerProcess server = new ServerProcess(launch(launch, log), port);
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop, name + "-stop"));
        if (!server.awaitReady(launch.readiness())) {
            server.stop();
            throw new IllegalStateException("%s did not start again: %s".formatted(name, end(log)));
        }
        return server;
    }

    void stop() {
        List<ProcessHandle> family = process.descendants().toList();
        process.destroy();
        await(STOP_LIMIT.toMillis());
        process.destroyForcibly();
        family.forEach(ProcessHandle::destroyForcibly);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String end(Path log) {
        try {
            return Programs.tail(log);
        } catch (IOException e) {
            return "its log cannot be read: " + e;
        }
    }
}
