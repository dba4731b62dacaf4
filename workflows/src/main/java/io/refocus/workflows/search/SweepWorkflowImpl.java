package io.refocus.workflows.search;

import io.refocus.workflows.temporal.ActivityProfiles;
import io.refocus.workflows.temporal.FaultFailures;
import io.refocus.workflows.temporal.Lanes;
import io.refocus.workflows.temporal.WorkflowIds;
import io.refocus.workflows.training.TrialActivities;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Plans, runs a limited number of trials at a time, keeps the leaderboard. */
public final class SweepWorkflowImpl implements SweepWorkflow {
    private final SweepActivities sweeps = Workflow.newActivityStub(SweepActivities.class, ActivityProfiles.QUICK);
    private final TrialActivities trials = Workflow.newActivityStub(TrialActivities.class, ActivityProfiles.WAITING);

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
        Lanes lanes = new Lanes(order.concurrentTrials());
        List<Promise<Void>> running = lanes.start(plan.trials(), trial -> Async.procedure(this::run, trial));
        Promise.allOf(running).get();
        if (CancellationScope.current().isCancelRequested()) {
            throw new CanceledFailure("the sweep was cancelled");
        }
    }

    private void run(PlannedTrial trial) {
        put(TrialProgress.running(trial));
        try {
            put(TrialProgress.completed(trial, train(trial)));
        } catch (TemporalFailure failure) {
            boolean cancelled = CancellationScope.current().isCancelRequested();
            put(
                    cancelled
                            ? TrialProgress.cancelled(trial)
                            : TrialProgress.failed(
                                    trial, FaultFailures.toException(failure).getMessage()));
        }
    }

    private void put(TrialProgress trial) {
        board.put(trial.trialId(), trial);
    }

    private TrialOutcome train(PlannedTrial trial) {
        ChildWorkflowOptions options = ChildWorkflowOptions.newBuilder()
                .setWorkflowId(WorkflowIds.trial(trial.trialId()))
                .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_REQUEST_CANCEL)
                .setCancellationType(ChildWorkflowCancellationType.WAIT_CANCELLATION_COMPLETED)
                .build();
        TrialWorkflow child = Workflow.newChildWorkflowStub(TrialWorkflow.class, options);
        try {
            return child.train(new TrialOrder(trial.trialId(), order.dataset(), trial.parameters(), trial.steps()));
        } catch (ChildWorkflowFailure failure) {
            if (failure.getCause() instanceof WorkflowExecutionAlreadyStarted) {
                return trials.awaitTrial(new TrialKey(trial.trialId()));
            }
            throw failure;
        }
    }
}
