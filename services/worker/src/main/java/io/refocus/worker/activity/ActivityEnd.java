package io.refocus.worker.activity;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.temporal.client.ActivityCanceledException;
import io.temporal.client.ActivityCompletionException;
import io.temporal.client.ActivityNotExistsException;
import io.temporal.client.ActivityWorkerShutdownException;
import io.temporal.failure.TimeoutFailure;

/** Why an activity is to end before its work is done, as the SDK tells it at a heartbeat. */
public final class ActivityEnd {
    private ActivityEnd() {}

    /**
     * The failure that ends the activity. The SDK takes heartbeats that reached no server for a cancellation; nobody cancelled
     * anything, and the work goes on in another attempt.
     */
    static RuntimeException reason(ActivityCompletionException told) {
        if (told instanceof ActivityCanceledException && told.getCause() instanceof TimeoutFailure) {
            return new RefocusException(
                    Fault.UNREACHABLE,
                    "no heartbeat reached Temporal in time, so the server will give the work to another attempt, which goes on"
                            + " from what is kept",
                    told);
        }
        return told;
    }

    /** The end in words; the SDK's messages are ids only. */
    public static String words(RuntimeException end) {
        if (end instanceof ActivityCanceledException) {
            return "it was cancelled";
        }
        if (end instanceof ActivityWorkerShutdownException) {
            return "this worker is ending";
        }
        if (end instanceof ActivityNotExistsException) {
            return "Temporal has given it to another attempt, or its workflow has ended";
        }
        return end instanceof ActivityCompletionException
                ? "Temporal has ended it (" + end.getClass().getSimpleName() + ")"
                : end.getMessage();
    }
}
