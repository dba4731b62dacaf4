package io.refocus.stores.mlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.stores.TrackingSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MlflowFaultsTest {
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final Duration AMPLE = Duration.ofSeconds(60); // where the answer comes at once, on any machine

    @Test
    void aServerThatIsDownIsSaid() throws IOException {
        int port;
        try (ServerSocket closedSoon = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closedSoon.getLocalPort();
        }
        TrackingSettings settings = at(port);

        assertThatThrownBy(() -> MlflowConnection.open(settings))
                .isInstanceOfSatisfying(RefocusException.class, MlflowFaultsTest::isUnreachable)
                .hasMessageContaining("MLflow at http://127.0.0.1:" + port + " does not answer")
                .hasMessageContaining("MLFLOW_TRACKING_URI");
        try (MlflowConnection connection = new MlflowConnection(settings, AMPLE)) {
            assertThatThrownBy(() -> connection.call("look at a run", client -> client.getRun("r")))
                    .isInstanceOfSatisfying(RefocusException.class, MlflowFaultsTest::isUnreachable)
                    .hasMessageContaining("look at a run: MLflow at http://127.0.0.1:" + port + " does not answer");
        }
    }

    @Test
    void aServerThatAcceptsAndSaysNothingIsGivenUp() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                MlflowConnection connection = new MlflowConnection(at(silent.getLocalPort()), SHORT)) {
            for (int call = 0;
                    call < 4;
                    call++) { // the client has two connections: more hanging calls must not block the next
                assertThatThrownBy(() -> connection.call("look at a run", client -> client.getRun("r")))
                        .isInstanceOfSatisfying(RefocusException.class, MlflowFaultsTest::isUnreachable)
                        .hasMessageContaining("said nothing for 1 seconds");
            }
        }
    }

    @Test
    void anotherKindOfServerIsSaid() throws IOException {
        HttpServer web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        web.createContext("/", exchange -> {
            byte[] page = "<html>no such page</html>".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(404, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        web.start();
        try {
            TrackingSettings settings = at(web.getAddress().getPort());
            assertThatThrownBy(() -> MlflowConnection.open(settings))
                    .isInstanceOfSatisfying(RefocusException.class, MlflowFaultsTest::isUnreachable)
                    .hasMessageContaining("MLflow at " + settings.uri() + " answered 404")
                    .hasMessageContaining("no such page");
        } finally {
            web.stop(0);
        }
    }

    private static void isUnreachable(RefocusException e) {
        assertThat(e.fault()).isEqualTo(Fault.UNREACHABLE);
    }

    private static TrackingSettings at(int port) {
        return new TrackingSettings(URI.create("http://127.0.0.1:" + port));
    }
}
