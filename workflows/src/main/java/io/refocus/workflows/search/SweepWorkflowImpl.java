package io.refocus.workflows.search;

import io.refocus.workflows.temporal.ActivityProfiles;
import io.refocus.workflows.temporal.ConcurrencyLimit;
import io.refocus.workflows.temporal.FailureBudget;
import io.refocus.workflows.temporal.FaultFailures;
import io.refocus.workflows.temporal.WorkflowIds;
import io.refocus.workflows.training.TrialActivities;
import io.refocus.workflows.training.TrialExecution;
import io.refocus.workflows.training.TrialKey;
import io.refocus.workflows.training.TrialOrder;
import io.refocus.workflows.training.TrialOutcome;
import io.refocus.workflows.training.TrialWorkflow;
import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.ChildWorkflowCancellationType;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Plans, runs a limited number of trials at a time, keeps the leaderboard. */
public final class SweepWorkflowImpl implements SweepWorkflow {
    /** Time until another sweep's trial is checked again: doubled each time. */
    private static final Duration FIRST_LOOK = Duration.ofSeconds(2);

    /** A check takes eleven events of a history limited to 51,200; a week of checks at this interval takes 22,000. */
    private static final Duration RAREST_LOOK = Duration.ofMinutes(5);

    private final SweepActivities sweeps = FailureBudget.stub(SweepActivities.class, ActivityProfiles.QUICK);
    private final TrialActivities trials = FailureBudget.stub(TrialActivities.class, ActivityProfiles.QUICK);

    private final SweepOrder order;
    /** By id, in the order of the grid. */
    private final Map<String, TrialProgress> board = new LinkedHashMap<>();

    private SweepState state = SweepState.RUNNING;

    @WorkflowInit
    public SweepWorkflowImpl(SweepOrder order) {
        this.order = order;
    }

    @Override
    public SweepProgress sweep(SweepOrder sameOrder) {
        SweepPlan plan = sweeps.plan(order);
        plan.trials().forEach(trial -> put(TrialProgress.queued(trial)));
        try {
            runAll(plan);
        } catch (CanceledFailure cancelled) {
            state = SweepState.CANCELLED;
            plan.trials().stream()
                    .filter(trial -> board.get(trial.trialId()).state() == TrialState.QUEUED)
                    .forEach(trial -> put(TrialProgress.cancelled(trial)));
            Workflow.newDetachedCancellationScope(() -> sweeps.recordSweep(progress()))
                    .run();
            throw cancelled;
        }
        state = board.values().stream().anyMatch(trial -> trial.state() == TrialState.COMPLETED)
                ? SweepState.COMPLETED
                : SweepState.FAILED;
        sweeps.recordSweep(progress());
        return progress();
    }

    @Override
    public SweepProgress progress() {
        return new SweepProgress(order.sweepId(), order.name(), state, order.dataset(), List.copyOf(board.values()));
    }

    private void runAll(SweepPlan plan) {
        ConcurrencyLimit limit = new ConcurrencyLimit(order.concurrentTrials());
        List<Promise<Void>> running = limit.start(plan.trials(), trial -> Async.procedure(this::run, trial));
        Promise.allOf(running).get();
        if (CancellationScope.current().isCancelRequested()) {
            throw new CanceledFailure("the sweep was cancelled");
        }
    }

    private void run(PlannedTrial trial) {
        put(TrialProgress.running(trial));
        try {
            put(TrialProgress.ended(trial, train(trial)));
        } catch (TemporalFailure failure) {
            boolean cancelled = CancellationScope.current().isCancelRequested();
            put(
                    cancelled
                            ? TrialProgress.cancelled(trial)
                            : TrialProgress.failed(trial, FaultFailures.toException(failure)));
        }
    }

    private void put(TrialProgress trial) {
        board.put(trial.trialId(), trial);
    }

    /** Runs the trial, or waits for another sweep that runs it; what that sweep has finished is found, what it gave up is run here. */
    private TrialOutcome train(PlannedTrial trial) {
        while (true) {
            try {
                return child(trial)
                        .train(new TrialOrder(trial.trialId(), order.dataset(), trial.parameters(), trial.steps()));
            } catch (ChildWorkflowFailure failure) {
                if (!(failure.getCause() instanceof WorkflowExecutionAlreadyStarted)) {
                    throw failure;
                }
            }
            awaitEnd(new TrialKey(trial.trialId()));
        }
    }

    private static TrialWorkflow child(PlannedTrial trial) {
        ChildWorkflowOptions options = ChildWorkflowOptions.newBuilder()
                .setWorkflowId(WorkflowIds.trial(trial.trialId()))
                .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_REQUEST_CANCEL)
                .setCancellationType(ChildWorkflowCancellationType.WAIT_CANCELLATION_COMPLETED)
                .build();
        return Workflow.newChildWorkflowStub(TrialWorkflow.class, options);
    }

    /** Waits by timers, which hold no worker. @throws ApplicationFailure with the failure of the other sweep's trial, if it failed */
    private void awaitEnd(TrialKey trial) {
        Duration pause = FIRST_LOOK;
        TrialExecution other = trials.lookAt(trial);
        while (other.state() == TrialExecution.State.RUNNING) {
            Workflow.sleep(pause);
            pause = pause.compareTo(RAREST_LOOK) < 0 ? pause.multipliedBy(2) : RAREST_LOOK;
            other = trials.lookAt(trial);
        }
        if (other.state() == TrialExecution.State.FAILED) {
            throw FaultFailures.finalFailure(
                    other.fault().orElseThrow(), other.error().orElseThrow());
        }
    }
}
