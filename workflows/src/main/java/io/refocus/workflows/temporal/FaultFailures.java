package io.refocus.workflows.temporal;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TemporalFailure;
import java.util.Arrays;

/** Converts Refocus failures to Temporal's and back: the failure's type is the {@link Fault}'s name. */
public final class FaultFailures {
    private FaultFailures() {}

    /** The types that are never retried. */
    static String[] finalTypes() {
        return Arrays.stream(Fault.values())
                .filter(fault -> !fault.retryable())
                .map(Enum::name)
                .toArray(String[]::new);
    }

    /** @param attempt from 1; an {@link Fault#INTERNAL} failure is final from {@link ActivityProfiles#INTERNAL_ATTEMPTS} on */
    public static ApplicationFailure toFailure(RefocusException failure, int attempt) {
        boolean retry = failure.fault() == Fault.INTERNAL
                ? attempt < ActivityProfiles.INTERNAL_ATTEMPTS
                : failure.fault().retryable();
        return retry
                ? ApplicationFailure.newFailureWithCause(
                        failure.getMessage(), failure.fault().name(), failure.getCause())
                : finalFailure(failure.fault(), failure.getMessage());
    }

    /** A failure that is never retried. */
    public static ApplicationFailure finalFailure(Fault fault, String message) {
        return ApplicationFailure.newNonRetryableFailure(message, fault.name());
    }

    /** The root cause of a failed activity, child or workflow. */
    public static RefocusException toException(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && !(root instanceof ApplicationFailure)) {
            root = root.getCause();
        }
        if (root instanceof ApplicationFailure application) {
            return new RefocusException(fault(application.getType()), application.getOriginalMessage(), failure);
        }
        if (root instanceof CanceledFailure) {
            return new RefocusException(Fault.INTERNAL, "cancelled", failure);
        }
        String message = root instanceof TemporalFailure temporal ? temporal.getOriginalMessage() : root.getMessage();
        return new RefocusException(Fault.INTERNAL, String.valueOf(message), failure);
    }

    private static Fault fault(String type) {
        return Arrays.stream(Fault.values())
                .filter(fault -> fault.name().equals(type))
                .findFirst()
                .orElse(Fault.INTERNAL);
    }
}
