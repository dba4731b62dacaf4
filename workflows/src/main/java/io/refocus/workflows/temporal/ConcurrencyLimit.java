package io.refocus.workflows.temporal;

import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Functions;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

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

    /**
     * The same for tasks that are asked for one by one, each when there is a place for it.
     *
     * @param next empty if there is no further task
     * @throws CanceledFailure if the workflow is cancelled before that; the started ones have ended by then
     */
    public <T, R> List<Promise<R>> start(Supplier<Optional<T>> next, Functions.Func1<T, Promise<R>> work) {
        List<Promise<R>> started = new ArrayList<>();
        while (true) {
            awaitPlace();
            Optional<T> piece = asked(next);
            if (piece.isEmpty()) {
                return started;
            }
            started.add(begun(work.apply(piece.get())));
        }
    }

    private <T> Optional<T> asked(Supplier<Optional<T>> next) {
        try {
            return next.get();
        } catch (TemporalFailure failure) {
            if (!CancellationScope.current().isCancelRequested()) {
                throw failure;
            }
            awaitAll();
            throw new CanceledFailure("cancelled while a task was asked for");
        }
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
