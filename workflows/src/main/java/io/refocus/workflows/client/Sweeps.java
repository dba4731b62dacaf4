package io.refocus.workflows.client;

import io.refocus.documents.BadDocumentException;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.workflows.attempt.AttemptReport;
import io.refocus.workflows.search.SweepOrder;
import io.refocus.workflows.search.SweepProgress;
import io.refocus.workflows.search.SweepWorkflow;
import io.refocus.workflows.search.TrialState;
import io.refocus.workflows.temporal.DocumentPayloads;
import io.refocus.workflows.temporal.WorkflowIds;
import io.refocus.workflows.training.TrainingActivities;
import io.refocus.workflows.training.TrainingHeartbeat;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.enums.v1.PendingActivityState;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.client.WorkflowClient;
import io.temporal.common.converter.DataConverterException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Sweeps and their trials. */
public final class Sweeps {
    private final WorkflowExecutions executions;

    Sweeps(WorkflowExecutions executions) {
        this.executions = executions;
    }

    /** Starts a sweep, or attaches to an equal one that is running. */
    public StartedWorkflow start(SweepOrder order) {
        return executions.start(
                SweepWorkflow.class,
                WorkflowIds.sweep(order.sweepId()),
                workflow -> WorkflowClient.start(workflow::sweep, order));
    }

    /** The leaderboard of the workflow, for a running sweep or one that the server still keeps. */
    public SweepProgress progress(String sweepId) {
        return executions.query(SweepWorkflow.class, WorkflowIds.sweep(sweepId), SweepWorkflow::progress);
    }

    /** The leaderboard, updated by the last heartbeats of running trials. */
    public SweepProgress current(String sweepId) {
        return progress(sweepId)
                .with(trial -> trial.state() == TrialState.RUNNING
                        ? live(trial.trialId()).map(live -> live.of(trial)).orElse(trial)
                        : trial);
    }

    /** Waits; empty if the sweep is still running after {@code patience}. Cancellation is a state, not a failure. */
    public Optional<SweepProgress> await(String sweepId, Duration patience) {
        try {
            return executions.await(WorkflowIds.sweep(sweepId), patience, SweepProgress.class);
        } catch (CancelledException e) {
            return Optional.of(progress(sweepId));
        }
    }

    /** The final leaderboard, for whoever looks at the sweep meanwhile. That it was cancelled is a state, not a failure. */
    public PendingResult<SweepProgress> result(String sweepId) {
        return executions
                .result(WorkflowIds.sweep(sweepId), SweepProgress.class)
                .orWhenCancelled(() -> progress(sweepId));
    }

    /** Requests a sweep to stop; its trials publish a checkpoint first. */
    public void cancel(String sweepId) {
        executions.cancel(WorkflowIds.sweep(sweepId));
    }

    /** The running trials' heartbeats. */
    public List<RunningTrial> live(SweepProgress progress) {
        return progress.trials().stream()
                .filter(trial -> trial.state() == TrialState.RUNNING)
                .map(trial -> live(trial.trialId()))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The state of a trial's activity; empty if it has none, before its first start and after its end. */
    public Optional<RunningTrial> live(String trialId) {
        return pendingActivities(trialId).stream()
                .filter(activity -> activity.getActivityType().getName().equals(TrainingActivities.TRAIN))
                .findFirst()
                .map(activity -> live(trialId, activity));
    }

    /**
     * Whether a sweep is running. Needs no worker; {@link #progress} needs one.
     *
     * @throws io.refocus.fault.RefocusException NOT_FOUND if the server has no such sweep
     */
    public boolean isRunning(String sweepId) {
        return executions
                        .describe(WorkflowIds.sweep(sweepId))
                        .getWorkflowExecutionInfo()
                        .getStatus()
                == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
    }

    private List<PendingActivityInfo> pendingActivities(String trialId) {
        try {
            return executions.describe(WorkflowIds.trial(trialId)).getPendingActivitiesList();
        } catch (RefocusException e) {
            if (e.fault() != Fault.NOT_FOUND) {
                throw e;
            }
            return List.of(); // its sweep is about to start it
        }
    }

    private static RunningTrial live(String trialId, PendingActivityInfo activity) {
        Payloads details = activity.getHeartbeatDetails();
        Optional<TrainingHeartbeat> heartbeat = details.getPayloadsCount() == 0
                ? Optional.empty()
                : report(details.getPayloads(0)).flatMap(AttemptReport::training);
        return new RunningTrial(trialId, Math.max(1, activity.getAttempt()), heartbeat, waiting(activity));
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

    private static Optional<String> waiting(PendingActivityInfo activity) {
        if (activity.getState() != PendingActivityState.PENDING_ACTIVITY_STATE_SCHEDULED) {
            return Optional.empty();
        }
        if (!activity.hasLastFailure()) {
            return Optional.of("waits for a worker with a free place for a training");
        }
        return Optional.of(
                activity.getLastFailure().hasTimeoutFailureInfo()
                        ? "waits for a worker: the last one fell silent"
                        : "waits for a worker: " + activity.getLastFailure().getMessage());
    }
}
