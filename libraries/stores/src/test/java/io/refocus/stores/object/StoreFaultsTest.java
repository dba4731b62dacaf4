package io.refocus.stores.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.stores.EmbeddedStore;
import io.refocus.stores.StoreSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StoreFaultsTest {
    @Test
    void aServerThatIsDownIsSaid() throws IOException {
        int port;
        try (ServerSocket closedSoon = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closedSoon.getLocalPort();
        }

        assertThatThrownBy(() -> ObjectStore.open(at("http://127.0.0.1:" + port)))
                .isInstanceOfSatisfying(
                        RefocusException.class, e -> assertThat(e.fault()).isEqualTo(Fault.UNREACHABLE))
                .hasMessageContaining("the store at http://127.0.0.1:" + port + " (bucket refocus) does not answer")
                .hasMessageContaining("Connection refused")
                .hasMessageContaining("AWS_ENDPOINT_URL_S3");
    }

    @Test
    void anotherKindOfServerIsSaid() throws IOException {
        HttpServer web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        web.createContext("/", exchange -> {
            byte[] page = "<html>welcome</html>".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(200, head ? -1 : page.length);
            exchange.getResponseBody().write(head ? new byte[0] : page);
            exchange.close();
        });
        web.start();
        try {
            assertThatThrownBy(() -> ObjectStore.open(
                            at("http://127.0.0.1:" + web.getAddress().getPort())))
                    .isInstanceOfSatisfying(
                            RefocusException.class, e -> assertThat(e.fault()).isEqualTo(Fault.UNREACHABLE))
                    .hasMessageContaining("is not an S3 store")
                    .hasMessageContaining("AWS_ENDPOINT_URL_S3");
        } finally {
            web.stop(0);
        }
    }

    @Test
    void anObjectChangedBehindItsDigestIsNotBelieved() throws Exception {
        StoreSettings settings = EmbeddedStore.freshBucket();
        try (ObjectStore store = ObjectStore.prepare(settings)) {
            store.put("pictures/one", "as it was".getBytes(StandardCharsets.UTF_8), "text/plain");
            EmbeddedStore.overwrite(settings, "pictures/one", "as it is now");

            assertThatThrownBy(() -> store.get("pictures/one"))
                    .isInstanceOf(DamagedObjectException.class)
                    .hasMessageContaining("pictures/one is damaged");
        }
    }

    private static StoreSettings at(String endpoint) {
        return new StoreSettings(URI.create(endpoint), "access", "secret-key", "refocus");
    }
}
