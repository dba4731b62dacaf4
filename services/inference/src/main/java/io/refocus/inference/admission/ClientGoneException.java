package io.refocus.inference.admission;

/** Nobody waits for the answer any more; it has no stack trace, because it is not an error of the service. */
public final class ClientGoneException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ClientGoneException() {
        super("the client has closed the connection", null, false, false);
    }
}
