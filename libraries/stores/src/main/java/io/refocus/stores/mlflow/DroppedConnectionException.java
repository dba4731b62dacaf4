package io.refocus.stores.mlflow;

/** The server closed a kept-alive connection at the moment it was used again. */
final class DroppedConnectionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DroppedConnectionException(Throwable cause) {
        super(cause);
    }
}
