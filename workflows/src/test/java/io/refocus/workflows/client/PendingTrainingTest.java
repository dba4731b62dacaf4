package io.refocus.workflows.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import io.refocus.workflows.search.TrialState;
import io.temporal.api.enums.v1.PendingActivityState;
import io.temporal.api.failure.v1.Failure;
import io.temporal.api.failure.v1.TimeoutFailureInfo;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PendingTrainingTest {
    private static final long NOON = 1_800_000_000;

    private static PendingActivityInfo.Builder started(long heard) {
        return PendingActivityInfo.newBuilder()
                .setState(PendingActivityState.PENDING_ACTIVITY_STATE_STARTED)
                .setAttempt(2)
                .setLastWorkerIdentity("71@desk")
                .setLastStartedTime(time(NOON))
                .setLastHeartbeatTime(time(heard));
    }

    private static Timestamp time(long second) {
        return Timestamp.newBuilder().setSeconds(second).build();
    }

    private static RunningTrial seen(PendingActivityInfo.Builder activity, long second) {
        return new PendingTraining(activity.build()).seen("t1", Instant.ofEpochSecond(second));
    }

    @Test
    void aTrainingThatIsHeardOfRunsAndNamesItsWorker() {
        assertThat(seen(started(NOON + 40), NOON + 54))
                .isEqualTo(new RunningTrial(
                        "t1", 2, Optional.empty(), TrialState.RUNNING, "worker 71@desk trains it; attempt 2"));
    }

    @Test
    void aWorkerThatDiedTwentySecondsAgoShows() {
        assertThat(seen(started(NOON + 40), NOON + 60))
                .isEqualTo(new RunningTrial(
                        "t1",
                        2,
                        Optional.empty(),
                        TrialState.PREEMPTED,
                        "its worker 71@desk has been silent for 20 s; after 60 s another one goes on from the last"
                                + " checkpoint"));
    }

    @Test
    void aTrainingThatHasJustStartedNeedsNoHeartbeatYet() {
        assertThat(seen(started(NOON - 500), NOON + 5).state()).isEqualTo(TrialState.RUNNING);
    }

    @Test
    void oneThatIsToldToEndSaysSo() {
        assertThat(seen(started(NOON).setState(PendingActivityState.PENDING_ACTIVITY_STATE_CANCEL_REQUESTED), NOON + 1)
                        .reason())
                .isEqualTo("worker 71@desk was told to end it, and publishes a checkpoint first; attempt 2");
    }

    @Test
    void oneThatWasNeverBegunIsQueuedAndOneThatWasIsPreempted() {
        PendingActivityInfo.Builder waits = PendingActivityInfo.newBuilder()
                .setState(PendingActivityState.PENDING_ACTIVITY_STATE_SCHEDULED)
                .setAttempt(1);
        RunningTrial fresh = seen(waits, NOON);
        RunningTrial silent = seen(
                waits.setLastFailure(
                        Failure.newBuilder().setTimeoutFailureInfo(TimeoutFailureInfo.getDefaultInstance())),
                NOON);
        RunningTrial told = seen(
                waits.setLastFailure(Failure.newBuilder().setMessage("the worker was told to end at step 40")), NOON);

        assertThat(fresh.state()).isEqualTo(TrialState.QUEUED);
        assertThat(fresh.reason()).isEqualTo("waits for a worker with a free place for a training");
        assertThat(silent.state()).isEqualTo(TrialState.PREEMPTED);
        assertThat(silent.reason()).isEqualTo("waits for a worker: the last one fell silent");
        assertThat(told.state()).isEqualTo(TrialState.PREEMPTED);
        assertThat(told.reason()).isEqualTo("waits for a worker: the worker was told to end at step 40");
    }
}
