package io.refocus.testing;

/** A server's program cannot be had on this machine. */
final class UnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnavailableException(String message) {
        super(message);
    }
}
