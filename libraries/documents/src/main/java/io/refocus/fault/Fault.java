package io.refocus.fault;

/** What kind of failure it is: one vocabulary that the command's exit codes, HTTP answers and activity retries are read from. */
public enum Fault {
    /** The input or the usage is wrong; doing it again changes nothing. */
    BAD_INPUT(2, 400, false),
    /** What was asked for does not exist. */
    NOT_FOUND(3, 404, false),
    /** The gate, or another rule on record, said no. */
    REFUSED(4, 409, false),
    /** A server does not answer, or answers in a way that cannot be worked with. */
    UNREACHABLE(5, 503, true),
    /** A training's numbers left the reals. */
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
