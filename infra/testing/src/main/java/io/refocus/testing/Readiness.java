package io.refocus.testing;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/** How a server shows that it can be used. */
@FunctionalInterface
interface Readiness {
    int MILLIS = 1000;

    boolean now() throws IOException;

    static Readiness accepting(int port) {
        return () -> {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(ServerProcess.HOST, port), MILLIS);
                return true;
            }
        };
    }

    /** Any HTTP answer but a server error will do: an S3 server refuses to say more to a stranger. */
    static Readiness answering(int port, String path) {
        return () -> {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create("http://" + ServerProcess.HOST + ":" + port + path)
                            .toURL()
                            .openConnection();
            connection.setConnectTimeout(MILLIS);
            connection.setReadTimeout(MILLIS);
            try {
                return connection.getResponseCode() < HttpURLConnection.HTTP_INTERNAL_ERROR;
            } finally {
                connection.disconnect();
            }
        };
    }
}
