package io.refocus.workflows.client;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.workflows.search.SteeringOrder;
import io.refocus.workflows.search.SteeringReply;
import io.refocus.workflows.search.SweepOrder;
import io.refocus.workflows.search.SweepProgress;
import io.refocus.workflows.search.SweepVerb;
import io.refocus.workflows.search.SweepWorkflow;
import io.refocus.workflows.search.TrialState;
import io.refocus.workflows.temporal.WorkflowIds;
import io.refocus.workflows.training.TrainingActivities;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sweeps and their trials. */
public final class Sweeps {
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final String BETWEEN =
            "no worker has it at this moment: its training is about to begin, or has just ended";

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

    /** The leaderboard, each running trial as the server knows it. */
    public SweepProgress current(String sweepId) {
        return seen(progress(sweepId));
    }

    /** A leaderboard with its running trials as the server knows them. Needs no worker. */
    public SweepProgress seen(SweepProgress progress) {
        return progress.with(trial -> trial.state() == TrialState.RUNNING
                ? live(trial.trialId())
                        .map(live -> live.of(trial))
                        .orElseGet(() -> trial.seen(TrialState.QUEUED, BETWEEN))
                : trial);
    }

    /** A leaderboard made without the sweep's workflow, with what the server knows of trials that have not ended. Needs no worker. */
    public SweepProgress found(SweepProgress records) {
        return records.with(trial -> trial.state().ended()
                ? trial
                : live(trial.trialId()).map(live -> live.of(trial)).orElse(trial));
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

    /**
     * Changes a running sweep.
     *
     * @throws RefocusException REFUSED with the reason and what is legal now; UNREACHABLE if no worker answers within half a minute
     */
    public SteeringReply steer(String sweepId, SweepVerb verb) {
        return executions.update(
                SweepWorkflow.class,
                WorkflowIds.sweep(sweepId),
                workflow -> workflow.steer(new SteeringOrder(verb)),
                ANSWER);
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
                .map(activity -> new PendingTraining(activity).seen(trialId, Instant.now()));
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
}
