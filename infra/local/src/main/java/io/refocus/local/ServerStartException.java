package io.refocus.local;

import java.net.BindException;

/** A local server could not start; carries the exit code of its process. */
public final class ServerStartException extends RuntimeException {
    static final int INTERNAL = 1;
    static final int BAD_INPUT = 2;
    static final int PORT_TAKEN = 5;

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    ServerStartException(int exitCode, String message) {
        this(exitCode, message, null);
    }

    ServerStartException(int exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /** Tells a taken port from any other reason by looking for the bind failure among the causes. */
    static ServerStartException of(String server, int port, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (isBindFailure(cause)) {
                return new ServerStartException(
                        PORT_TAKEN,
                        "port " + port + " on " + Loopback.HOST + " is taken, so the " + server
                                + " cannot listen there; end the process that holds it or choose another port"
                                + " (REFOCUS_PORT_OFFSET shifts all of them)",
                        failure);
            }
        }
        return new ServerStartException(
                INTERNAL, "the " + server + " did not start on port " + port + ": " + failure, failure);
    }

    /** Netty's native transport has no {@link BindException}: its failure is told by the system's own words. */
    private static boolean isBindFailure(Throwable cause) {
        return cause instanceof BindException
                || String.valueOf(cause.getMessage()).contains("Address already in use");
    }

    /** 2 bad usage, 5 the port is taken, 1 anything else. */
    public int exitCode() {
        return exitCode;
    }
}
