package io.refocus.workflows.temporal;

import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Functions;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;

/** Runs tasks in order, a limited number at a time. For workflow code: waits by the workflow's own means. */
public final class ConcurrencyLimit {
    private final int limit;
    private int running;

    public ConcurrencyLimit(int limit) {
        this.limit = limit;
    }

    /**
     * Starts all tasks, each when fewer than the limit are running, and returns when the last one has been started.
     *
     * @throws CanceledFailure if the workflow is cancelled before that; the started ones have ended by then
     */
    public <T, R> List<Promise<R>> start(List<T> pieces, Functions.Func1<T, Promise<R>> work) {
        List<Promise<R>> started = new ArrayList<>();
        for (T piece : pieces) {
            awaitPlace();
            started.add(begun(work.apply(piece)));
        }
        return started;
    }

    private <R> Promise<R> begun(Promise<R> task) {
        running++;
        return task.handle((result, failure) -> {
            running--;
            if (failure != null) {
                throw failure;
            }
            return result;
        });
    }

    private void awaitPlace() {
        try {
            Workflow.await(() -> running < limit);
        } catch (CanceledFailure cancelled) {
            awaitAll();
            throw cancelled;
        }
    }

    private void awaitAll() {
        Workflow.newDetachedCancellationScope(() -> Workflow.await(() -> running == 0))
                .run();
    }
}
