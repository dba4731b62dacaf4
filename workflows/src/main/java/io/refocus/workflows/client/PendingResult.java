package io.refocus.workflows.client;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The result of a workflow, for whoever looks at the workflow from time to time until it ends. One long poll goes on meanwhile. A
 * request with a short deadline for each look would cost the server fifty requests a second: it answers at once when little time is
 * left, and the SDK asks again.
 */
public final class PendingResult<T> {
    private final String workflowId;
    private final CompletableFuture<T> result;
    private final Function<Throwable, T> whenFailed;

    /** @param whenFailed finds a result nevertheless, or throws what the failure means */
    PendingResult(String workflowId, CompletableFuture<T> result, Function<Throwable, T> whenFailed) {
        this.workflowId = workflowId;
        this.result = result;
        this.whenFailed = whenFailed;
    }

    PendingResult<T> orWhenCancelled(Supplier<T> state) {
        return new PendingResult<>(workflowId, result, failure -> {
            try {
                return whenFailed.apply(failure);
            } catch (CancelledException e) {
                return state.get();
            }
        });
    }

    /** Waits; empty if the workflow is still running after that long. */
    public Optional<T> within(Duration patience) {
        try {
            return Optional.of(result.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            return Optional.of(whenFailed.apply(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefocusException(Fault.INTERNAL, "interrupted while waiting for " + workflowId, e);
        }
    }
}
