package io.refocus.workflows.temporal;

import io.refocus.fault.Fault;
import io.temporal.activity.ActivityOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;

/**
 * Counts an activity's unexpected failures ({@link Fault#INTERNAL}) in the workflow. Temporal's own attempt number
 * counts outages and ended workers too: a training that was resumed five times would have no try left for the first
 * failure of this kind.
 */
public final class FailureBudget {
    /** Number of tries of an activity with unexpected failures; the last of these failures is final. */
    public static final int TRIES = 3;

    /** Before the second try; twice as long before the third. */
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private FailureBudget() {}

    /**
     * A stub for workflow code: each call is repeated until it succeeds, fails with an expected failure, or has used
     * its tries.
     */
    public static <T> T stub(Class<T> activities, ActivityOptions options) {
        T once = Workflow.newActivityStub(activities, options);
        return activities.cast(Proxy.newProxyInstance(
                activities.getClassLoader(),
                new Class<?>[] {activities},
                (proxy, method, arguments) -> call(once, method, arguments)));
    }

    private static Object call(Object once, Method method, Object[] arguments) throws Throwable {
        for (int failures = 1; ; failures++) {
            try {
                return method.invoke(once, arguments);
            } catch (InvocationTargetException e) {
                if (failures == TRIES || !unexpected(e.getCause())) {
                    throw e.getCause();
                }
            }
            Workflow.sleep(PAUSE.multipliedBy(failures));
        }
    }

    private static boolean unexpected(Throwable failure) {
        return failure instanceof ActivityFailure
                && failure.getCause() instanceof ApplicationFailure application
                && application.getType().equals(Fault.INTERNAL.name());
    }
}
