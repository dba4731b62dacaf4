package io.refocus.worker.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.temporal.api.enums.v1.TimeoutType;
import io.temporal.client.ActivityCanceledException;
import io.temporal.client.ActivityNotExistsException;
import io.temporal.failure.TimeoutFailure;
import org.junit.jupiter.api.Test;

class ActivityEndTest {
    @Test
    void heartbeatsThatReachNoServerAreAnOutageAndNoCancellation() {
        TimeoutFailure late = new TimeoutFailure("no answer", null, TimeoutType.TIMEOUT_TYPE_HEARTBEAT);

        RuntimeException reason = ActivityEnd.reason(new ActivityCanceledException(null, late));

        assertThat(reason).isInstanceOfSatisfying(RefocusException.class, failure -> assertThat(failure.fault())
                .isEqualTo(Fault.UNREACHABLE));
        assertThat(ActivityEnd.words(reason)).startsWith("no heartbeat reached Temporal in time");
    }

    @Test
    void aRealCancellationStaysOne() {
        ActivityCanceledException cancelled = new ActivityCanceledException();

        assertThat(ActivityEnd.reason(cancelled)).isSameAs(cancelled);
        assertThat(ActivityEnd.words(cancelled)).isEqualTo("it was cancelled");
    }

    @Test
    void idsOnlyBecomeWords() {
        ActivityNotExistsException gone = new ActivityNotExistsException("WorkflowId=trial/1", null);

        assertThat(ActivityEnd.reason(gone)).isSameAs(gone);
        assertThat(ActivityEnd.words(gone)).contains("another attempt").doesNotContain("WorkflowId");
    }
}
