package io.refocus.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreServerTest {
    @TempDir
    private Path folder;

    @Test
    void itListensOnTheLoopbackInterfaceAndRefusesStrangers() throws Exception {
        try (StoreServer server = StoreServer.start(settings(0, folder.resolve("store")))) {
            URI endpoint = server.endpoint();
            assertThat(endpoint.getHost()).isEqualTo("127.0.0.1");

            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(endpoint.resolve("/")).build(), HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(folder.resolve("store")).isDirectory();
        }
    }

    @Test
    void aTakenPortIsSaidWithExitCode5() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> StoreServer.start(settings(taken.getLocalPort(), folder)))
                    .isInstanceOfSatisfying(ServerStartException.class, e -> assertThat(e.exitCode())
                            .isEqualTo(5))
                    .hasMessageContaining("port " + taken.getLocalPort() + " on 127.0.0.1 is taken")
                    .hasMessageContaining("REFOCUS_PORT_OFFSET");
        }
    }

    @Test
    void aFileInPlaceOfTheFolderIsSaid() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");

        assertThatThrownBy(() -> StoreServer.start(settings(0, file.resolve("store"))))
                .isInstanceOfSatisfying(ServerStartException.class, e -> assertThat(e.exitCode())
                        .isEqualTo(2))
                .hasMessageContaining(file.resolve("store").toString());
    }

    @Test
    void usageAndCredentialsAreAskedForByName() {
        assertThatThrownBy(() -> StoreServerSettings.of(new String[] {"9000"}, Map.of()))
                .hasMessageContaining("usage: StoreServer PORT FOLDER");
        assertThatThrownBy(() -> StoreServerSettings.of(new String[] {"port", "/tmp"}, Map.of()))
                .hasMessage("port must be a number in [0, 65535], was 'port'");
        assertThatThrownBy(() -> StoreServerSettings.of(new String[] {"70000", "/tmp"}, Map.of()))
                .hasMessage("port must be in [0, 65535], was 70000");
        assertThatThrownBy(
                        () -> StoreServerSettings.of(new String[] {"9000", "/tmp"}, Map.of("AWS_ACCESS_KEY_ID", "a")))
                .hasMessageContaining("AWS_SECRET_ACCESS_KEY is not set");
    }

    @Test
    void credentialsAreNotPrinted() {
        assertThat(settings(9000, Path.of("/data")).toString())
                .isEqualTo("StoreServerSettings[port=9000, folder=/data, credentials hidden]");
    }

    private static StoreServerSettings settings(int port, Path folder) {
        return new StoreServerSettings(port, folder, "the-key", "the-secret");
    }
}
