package io.refocus.fault;

/** The kind of a failure: exit codes and retries of activities follow from it. */
public enum Fault {
    /** The input or the usage is wrong; a retry changes nothing. */
    BAD_INPUT(2, false),
    /** What was asked for does not exist. */
    NOT_FOUND(3, false),
    /** The gate or another rule refused. */
    REFUSED(4, false),
    /** A server does not answer, or its answer cannot be used. */
    UNREACHABLE(5, true),
    /** A training produced NaN or infinite numbers. */
    DIVERGED(1, false),
    /** Anything else. */
    INTERNAL(1, true);

    private final int exitCode;
    private final boolean retryable;

    Fault(int exitCode, boolean retryable) {
        this.exitCode = exitCode;
        this.retryable = retryable;
    }

    public int exitCode() {
        return exitCode;
    }

    /** Whether the same request may succeed later with nothing changed in it. */
    public boolean retryable() {
        return retryable;
    }
}
