package io.refocus.stores.mlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MlflowFaultsTest {
    private static final int HTTP_OK = 200;
    private static final int HTTP_ACCEPTED = 202;
    private static final Duration SHORT = Duration.ofSeconds(1);

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
        MlflowConnection connection = MlflowConnection.to(settings);
        assertThatThrownBy(() -> connection.get("look at a run", "runs/get?run_id=r"))
                .isInstanceOfSatisfying(RefocusException.class, MlflowFaultsTest::isUnreachable)
                .hasMessageContaining("look at a run: MLflow at http://127.0.0.1:" + port + " does not answer");
    }

    @Test
    void aServerThatAcceptsAndSaysNothingIsGivenUp() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            MlflowConnection connection = new MlflowConnection(at(silent.getLocalPort()), SHORT);
            for (int call = 0; call < 3; call++) { // hanging calls must not block the next
                assertThatThrownBy(() -> connection.get("look at a run", "runs/get?run_id=r"))
                        .isInstanceOfSatisfying(RefocusException.class, MlflowFaultsTest::isUnreachable)
                        .hasMessageContaining("sent no answer for 1 seconds");
            }
        }
    }

    @Test
    void anAnswerThatStopsInItsMiddleIsGivenUpToo() throws IOException {
        HttpServer half = server(exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write("{\"run\":".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
        });
        try {
            MlflowConnection connection =
                    new MlflowConnection(at(half.getAddress().getPort()), SHORT);
            assertThatThrownBy(() -> connection.get("look at a run", "runs/get?run_id=r"))
                    .isInstanceOfSatisfying(RefocusException.class, MlflowFaultsTest::isUnreachable)
                    .hasMessageContaining("sent no answer for 1 seconds");
        } finally {
            half.stop(0);
        }
    }

    @Test
    void aCallThatIsGivenUpLeavesTheOthersAlone() throws Exception {
        CountDownLatch silentIsGivenUp = new CountDownLatch(1);
        HttpServer web = server(exchange -> {
            if (exchange.getRequestURI().getPath().endsWith("silent")) {
                return; // never answered
            }
            answerAfter(silentIsGivenUp, exchange);
        });
        try {
            MlflowConnection connection =
                    new MlflowConnection(at(web.getAddress().getPort()), Duration.ofSeconds(3));
            CompletableFuture<Throwable> silent = CompletableFuture.supplyAsync(() -> failureOf(connection, "silent"));
            CompletableFuture<Throwable> others = CompletableFuture.supplyAsync(() -> {
                Throwable failure = failureOf(connection, "slow");
                while (failure == null && silentIsGivenUp.getCount() > 0) { // one is always under way
                    failure = failureOf(connection, "slow");
                }
                return failure;
            });

            assertThat(silent.get()).hasMessageContaining("sent no answer for 3 seconds");
            silentIsGivenUp.countDown();
            assertThat(others.get()).isNull();
            assertThat(failureOf(connection, "slow"))
                    .as("a call that begins later")
                    .isNull();
        } finally {
            silentIsGivenUp.countDown();
            web.stop(0);
        }
    }

    /** Answers when the latch is open, or after a second: long before the call's own deadline. */
    private static void answerAfter(CountDownLatch latch, HttpExchange exchange) throws IOException {
        try {
            boolean opened = latch.await(1, TimeUnit.SECONDS);
            exchange.sendResponseHeaders(opened ? HTTP_OK : HTTP_ACCEPTED, 2);
            exchange.getResponseBody().write("{}".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Throwable failureOf(MlflowConnection connection, String path) {
        try {
            connection.get("ask " + path, path);
            return null;
        } catch (RefocusException e) {
            return e;
        }
    }

    private static HttpServer server(HttpHandler handler) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", handler);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
        return server;
    }

    @Test
    void anotherKindOfServerIsSaid() throws IOException {
        HttpServer web = server(exchange -> {
            byte[] page = "<html>no such page</html>".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(404, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
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
