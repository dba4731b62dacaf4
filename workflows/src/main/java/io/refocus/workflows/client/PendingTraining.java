package io.refocus.workflows.client;

import com.google.protobuf.Timestamp;
import io.refocus.documents.BadDocumentException;
import io.refocus.workflows.attempt.AttemptReport;
import io.refocus.workflows.search.TrialState;
import io.refocus.workflows.temporal.ActivityProfiles;
import io.refocus.workflows.temporal.DocumentPayloads;
import io.refocus.workflows.training.TrainingHeartbeat;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.enums.v1.PendingActivityState;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.common.converter.DataConverterException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** A training that has not ended, as the server describes it. */
record PendingTraining(PendingActivityInfo activity) {
    /** A worker says every two seconds that it lives, so one that is silent for so long is dead, cut off, or starved of its machine. */
    static final Duration SILENT = Duration.ofSeconds(15);

    /** @param now by this machine's clock, which has to agree with the server's to some seconds */
    RunningTrial seen(String trialId, Instant now) {
        int attempt = Math.max(1, activity.getAttempt());
        return activity.getState() == PendingActivityState.PENDING_ACTIVITY_STATE_SCHEDULED
                ? scheduled(trialId, attempt)
                : started(trialId, attempt, Duration.between(lastSign(), now));
    }

    private RunningTrial scheduled(String trialId, int attempt) {
        if (!activity.hasLastFailure()) {
            return new RunningTrial(
                    trialId,
                    attempt,
                    heartbeat(),
                    TrialState.QUEUED,
                    "waits for a worker with a free place for a training");
        }
        String why = activity.getLastFailure().hasTimeoutFailureInfo()
                ? "the last one fell silent"
                : activity.getLastFailure().getMessage();
        return new RunningTrial(trialId, attempt, heartbeat(), TrialState.PREEMPTED, "waits for a worker: " + why);
    }

    private RunningTrial started(String trialId, int attempt, Duration silence) {
        String worker = activity.getLastWorkerIdentity();
        if (silence.compareTo(SILENT) >= 0) {
            return new RunningTrial(
                    trialId,
                    attempt,
                    heartbeat(),
                    TrialState.PREEMPTED,
                    String.format(
                            Locale.ROOT,
                            "its worker %s has been silent for %d s; after %d s another one goes on from the last checkpoint",
                            worker,
                            silence.toSeconds(),
                            ActivityProfiles.SILENCE.toSeconds()));
        }
        boolean ending = activity.getState() == PendingActivityState.PENDING_ACTIVITY_STATE_CANCEL_REQUESTED;
        return new RunningTrial(
                trialId,
                attempt,
                heartbeat(),
                TrialState.RUNNING,
                String.format(
                        Locale.ROOT,
                        "worker %s %s; attempt %d",
                        worker,
                        ending ? "was told to end it, and publishes a checkpoint first" : "trains it",
                        attempt));
    }

    private Instant lastSign() {
        Instant started = instant(activity.getLastStartedTime());
        Instant heard = instant(activity.getLastHeartbeatTime());
        return heard.isAfter(started) ? heard : started;
    }

    private static Instant instant(Timestamp time) {
        return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
    }

    private Optional<TrainingHeartbeat> heartbeat() {
        Payloads details = activity.getHeartbeatDetails();
        return details.getPayloadsCount() == 0
                ? Optional.empty()
                : report(details.getPayloads(0)).flatMap(AttemptReport::training);
    }

    /** Empty if a worker of an older build wrote it. */
    private static Optional<AttemptReport> report(Payload details) {
        try {
            return Optional.of(
                    DocumentPayloads.converter().fromPayload(details, AttemptReport.class, AttemptReport.class));
        } catch (BadDocumentException | DataConverterException e) {
            return Optional.empty();
        }
    }
}
