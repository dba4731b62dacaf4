package io.refocus.fault;

/** The kind of a failure: exit codes, HTTP answers and retries of activities all follow from it. */
public enum Fault {
    /** The input or the usage is wrong; a retry changes nothing. */
    BAD_INPUT(2, 400, false),
    /** What was asked for does not exist. */
    NOT_FOUND(3, 404, false),
    /** The gate or another rule refused. */
    REFUSED(4, 409, false),
    /** A server does not answer, or its answer cannot be used. */
    UNREACHABLE(5, 503, true),
    /** A training produced NaN or infinite numbers. */
    DIVERGED(1, 500, false),
    /** Anything else. */
    INTERNAL(1, 500, true);

    private final int exitCode;
    private final int httpStatus;
    private final boolean retryable;

    Fault(int exitCode, int httpStatus, boolean retryable) {
        this.exitCode = exitCode;
        this.httpStatus = httpStatus;
        this.retryable = retryable;
    }

    public int exitCode() {
        return exitCode;
    }

    public int httpStatus() {
        return httpStatus;
    }

    /** Whether the same request may succeed later with nothing changed in it. */
    public boolean retryable() {
        return retryable;
    }
}
