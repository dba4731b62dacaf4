package io.refocus.workflows.temporal;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TemporalFailure;
import java.util.Arrays;

/** Converts Refocus failures to Temporal's and back: the failure's type is the {@link Fault}'s name. */
public final class FaultFailures {
    private static final String DEADLY = "ENDS_ITS_WORKER";

    private FaultFailures() {}

    /** The types that Temporal does not retry. {@link Fault#INTERNAL} is one: {@link FailureBudget} counts those. */
    static String[] finalTypes() {
        return Arrays.stream(Fault.values())
                .filter(fault -> !retried(fault))
                .map(Enum::name)
                .toArray(String[]::new);
    }

    public static ApplicationFailure toFailure(RefocusException failure) {
        String type = failure.fault().name();
        return retried(failure.fault())
                ? ApplicationFailure.newFailureWithCause(failure.getMessage(), type, failure.getCause())
                : ApplicationFailure.newNonRetryableFailureWithCause(failure.getMessage(), type, failure.getCause());
    }

    private static boolean retried(Fault fault) {
        return fault.retryable() && fault != Fault.INTERNAL;
    }

    /** A failure that is never retried. */
    public static ApplicationFailure finalFailure(Fault fault, String message) {
        return ApplicationFailure.newNonRetryableFailure(message, fault.name());
    }

    /**
     * The failure of work that ends the workers it is given to. Its type is none of the faults, so nobody repeats it, the workflow's
     * {@link FailureBudget} neither; outside it is {@link Fault#INTERNAL}.
     */
    public static ApplicationFailure deadly(String message) {
        return ApplicationFailure.newNonRetryableFailure(message, DEADLY);
    }

    /**
     * What the validator of an update throws. A failure of Temporal's own kind, or of those that end a workflow, would reach the caller
     * without its type; the type of a cause is kept.
     */
    public static RuntimeException rejection(RefocusException refused) {
        return new Rejection(refused.getMessage(), toFailure(refused));
    }

    private static final class Rejection extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Rejection(String message, ApplicationFailure cause) {
            super(message, cause, false, false);
        }
    }

    /** The root cause of a failed activity, child, update or workflow. */
    public static RefocusException toException(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && !(root instanceof ApplicationFailure application && !rejects(application))) {
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

    private static boolean rejects(ApplicationFailure failure) {
        return failure.getType().equals(Rejection.class.getName());
    }

    private static Fault fault(String type) {
        return Arrays.stream(Fault.values())
                .filter(fault -> fault.name().equals(type))
                .findFirst()
                .orElse(Fault.INTERNAL);
    }
}
