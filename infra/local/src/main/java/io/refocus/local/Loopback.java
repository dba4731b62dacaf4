package io.refocus.local;

/** The one interface the local servers listen on, and the ports on it. */
final class Loopback {
    static final String HOST = "127.0.0.1";

    private Loopback() {}

    static int parsePort(String text) {
        try {
            return checkPort(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            throw new ServerStartException(
                    ServerStartException.BAD_INPUT, "port must be a number in [0, 65535], was '" + text + "'");
        }
    }

    static int checkPort(int port) {
        if (port < 0 || port > 65_535) {
            throw new ServerStartException(ServerStartException.BAD_INPUT, "port must be in [0, 65535], was " + port);
        }
        return port;
    }
}
