package io.refocus.fault;

import java.util.Objects;

/** Base class of the failures that Refocus expects. The message says what, got, expected, hint. */
public class RefocusException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Fault fault;

    public RefocusException(Fault fault, String message) {
        this(fault, message, null);
    }

    public RefocusException(Fault fault, String message, Throwable cause) {
        super(message, cause);
        this.fault = Objects.requireNonNull(fault, "fault is null");
    }

    public final Fault fault() {
        return fault;
    }
}
