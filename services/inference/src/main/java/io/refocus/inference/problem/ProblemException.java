package io.refocus.inference.problem;

import java.time.Duration;
import java.util.Optional;

/** A refused request; it has no stack trace, because it is not an error of the service. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final transient Problem problem;
    private final transient Duration retryAfter;

    public ProblemException(ProblemType type, String detail, String hint) {
        this(type, detail, hint, null);
    }

    /**
     * @param retryAfter when the same request is likely to succeed, rounded up to whole seconds; null if it never
     *     will
     */
    public ProblemException(ProblemType type, String detail, String hint, Duration retryAfter) {
        super(detail, null, false, false);
        this.type = type;
        this.problem = Problem.of(type, detail, hint);
        this.retryAfter = retryAfter;
    }

    public ProblemType type() {
        return type;
    }

    public Problem problem() {
        return problem;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
