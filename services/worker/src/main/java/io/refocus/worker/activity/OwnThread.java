package io.refocus.worker.activity;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/**
 * Work on a thread that can be abandoned. A thread that hangs in a native call cannot be ended; abandoned it keeps
 * its memory, but neither the activity's slot nor its training.
 */
public final class OwnThread {
    private OwnThread() {}

    /**
     * Runs the work and waits for it.
     *
     * @throws RefocusException {@code INTERNAL} as soon as the heartbeat finds that the work hangs
     */
    public static <T> T work(Heartbeat heartbeat, Supplier<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread thread =
                new Thread(() -> complete(result, work), Thread.currentThread().getName() + " work");
        thread.setDaemon(true);
        heartbeat.whenHanging(() -> result.completeExceptionally(heartbeat.hanging()));
        thread.start();
        try {
            return result.get();
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw new RefocusException(Fault.UNREACHABLE, "the worker ended before its work", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) e.getCause();
        }
    }

    private static <T> void complete(CompletableFuture<T> result, Supplier<T> work) {
        try {
            result.complete(work.get());
        } catch (RuntimeException | Error e) {
            result.completeExceptionally(e);
        }
    }
}
