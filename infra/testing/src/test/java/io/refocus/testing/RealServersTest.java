package io.refocus.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URI;
import java.util.Scanner;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class RealServersTest {
    @Test
    void temporalListensOnTheLoopbackInterface() throws IOException {
        String address = RealServers.temporal();

        assertThat(address).startsWith("127.0.0.1:");
        int port = Integer.parseInt(address.substring(address.indexOf(':') + 1));
        try (Socket socket = new Socket("127.0.0.1", port)) {
            assertThat(socket.isConnected()).isTrue();
        }
    }

    @Test
    void theStoreRefusesAStranger() throws IOException {
        assertThat(status(RealServers.store().endpoint())).isEqualTo(403);
    }

    @Test
    void theOldStoreIsAnotherOne() throws IOException {
        S3Server old = RealServers.storeWithoutConditionalWrites();

        assertThat(old).isNotEqualTo(RealServers.store());
        assertThat(status(old.endpoint().resolve("/minio/health/live"))).isEqualTo(200);
    }

    @Test
    void mlflowSaysItsPinnedVersion() throws IOException {
        URI version = RealServers.mlflow().resolve("/version");
        try (Scanner answer = new Scanner(version.toURL().openStream(), "UTF-8")) {
            assertThat(answer.next()).isEqualTo("3.17.2");
        }
    }

    @Test
    void askingTwiceGivesTheSameServer() {
        assertThat(RealServers.store()).isSameAs(RealServers.store());
    }

    private static int status(URI address) throws IOException {
        return ((HttpURLConnection) address.toURL().openConnection()).getResponseCode();
    }
}
