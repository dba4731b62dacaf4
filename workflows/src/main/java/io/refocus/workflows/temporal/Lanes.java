package io.refocus.workflows.temporal;

import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Functions;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;

/** Runs pieces of work in order, so many at a time. For workflow code: it waits as workflows wait. */
public final class Lanes {
    private final int lanes;
    private int busy;

    public Lanes(int lanes) {
        this.lanes = lanes;
    }

    /**
     * Starts all of them, each when a lane is free, and returns when the last one has been started.
     *
     * @throws CanceledFailure if the workflow is cancelled before that; those that were started have ended then
     */
    public <T, R> List<Promise<R>> start(List<T> pieces, Functions.Func1<T, Promise<R>> work) {
        List<Promise<R>> started = new ArrayList<>();
        for (T piece : pieces) {
            awaitLane();
            busy++;
            started.add(work.apply(piece).handle((result, failure) -> {
                busy--;
                if (failure != null) {
                    throw failure;
                }
                return result;
            }));
        }
        return started;
    }

    private void awaitLane() {
        try {
            Workflow.await(() -> busy < lanes);
        } catch (CanceledFailure cancelled) {
            Workflow.newDetachedCancellationScope(() -> Workflow.await(() -> busy == 0))
                    .run();
            throw cancelled;
        }
    }
}
