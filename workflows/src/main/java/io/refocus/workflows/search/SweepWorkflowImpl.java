package io.refocus.workflows.search;

import io.refocus.workflows.temporal.ActivityProfiles;
import io.refocus.workflows.temporal.ConcurrencyLimit;
import io.refocus.workflows.temporal.FailureBudget;
import io.refocus.workflows.temporal.FaultFailures;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs a grid's trials, or those that a search proposes, a limited number at a time, and keeps the leaderboard. */
public final class SweepWorkflowImpl implements SweepWorkflow {
    private final SweepActivities sweeps = FailureBudget.stub(SweepActivities.class, ActivityProfiles.QUICK);

    private final SweepOrder order;
    private final Optional<SearchRun> search;
    private final TrialChildren children;
    /** By id, in the order of the grid, or as they were proposed. */
    private final Map<String, TrialProgress> board = new LinkedHashMap<>();

    private SweepState state = SweepState.RUNNING;

    @WorkflowInit
    public SweepWorkflowImpl(SweepOrder order) {
        this.order = order;
        this.search = order.search().map(wanted -> new SearchRun(order, wanted, sweeps));
        this.children = new TrialChildren(order.dataset());
    }

    @Override
    public SweepProgress sweep(SweepOrder sameOrder) {
        List<PlannedTrial> grid =
                search.isPresent() ? List.of() : sweeps.plan(order).trials();
        grid.forEach(trial -> put(TrialProgress.queued(trial)));
        try {
            runAll(grid);
        } catch (CanceledFailure cancelled) {
            state = SweepState.CANCELLED;
            grid.stream()
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
        return new SweepProgress(
                order.sweepId(),
                order.name(),
                state,
                order.dataset(),
                List.copyOf(board.values()),
                search.map(SearchRun::remark));
    }

    private void runAll(List<PlannedTrial> grid) {
        List<Promise<Void>> running = search.map(proposing -> proposing.start(this::run))
                .orElseGet(() -> new ConcurrencyLimit(order.concurrentTrials())
                        .start(grid, trial -> Async.procedure(this::run, trial)));
        Promise.allOf(running).get();
        if (CancellationScope.current().isCancelRequested()) {
            throw new CanceledFailure("the sweep was cancelled");
        }
    }

    private TrialProgress run(PlannedTrial trial) {
        put(TrialProgress.running(trial));
        try {
            return put(TrialProgress.ended(trial, children.train(trial)));
        } catch (TemporalFailure failure) {
            boolean cancelled = CancellationScope.current().isCancelRequested();
            return put(
                    cancelled
                            ? TrialProgress.cancelled(trial)
                            : TrialProgress.failed(trial, FaultFailures.toException(failure)));
        }
    }

    private TrialProgress put(TrialProgress trial) {
        board.put(trial.trialId(), trial);
        return trial;
    }
}
