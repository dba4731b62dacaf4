package io.refocus.learning.network;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.nd4j.linalg.factory.Nd4j;

/** The single thread on which a network infers; started at first use, frees its workspaces at the end. */
final class InferenceThread implements AutoCloseable {
    private ExecutorService thread;

    private static Thread named(Runnable work) {
        Thread thread = new Thread(work, "refocus-inference");
        thread.setDaemon(true);
        return thread;
    }

    /** Runs the work there and waits for it even if the caller is interrupted, because its arrays are in use. */
    synchronized void run(Runnable work) {
        if (thread == null) thread = Executors.newSingleThreadExecutor(InferenceThread::named);
        Future<?> done = thread.submit(work);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    done.get();
                    return;
                } catch (InterruptedException later) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException failed) {
            throw unchecked(failed.getCause());
        } finally {
            if (interrupted) Thread.currentThread().interrupt();
        }
    }

    private static RuntimeException unchecked(Throwable cause) {
        if (cause instanceof Error error) throw error;
        return (RuntimeException) cause;
    }

    @Override
    public synchronized void close() {
        if (thread == null) return;
        run(() -> Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread());
        thread.shutdown();
        thread = null;
    }
}
