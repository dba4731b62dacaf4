package io.refocus.testing;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/** How to tell that a server is ready. */
@FunctionalInterface
interface ServerReadiness {
    int MILLIS = 1000;

    boolean now() throws IOException;

    static ServerReadiness accepting(int port) {
        return () -> {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(ServerProcess.HOST, port), MILLIS);
                return true;
            }
        };
    }

    /** Any HTTP answer but a server error counts, because an S3 server refuses requests without a signature. */
    static ServerReadiness answering(int port, String path) {
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
