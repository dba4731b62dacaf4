package io.refocus.workflows.search;

import io.refocus.workflows.temporal.FaultFailures;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs a sweep's trials, as many at a time as its steering lets, and keeps its board. For workflow code. */
final class TrialRuns {
    private final TrialSource source;
    private final TrialChildren children;
    private final Steering steering;
    /** By id, in the order of the grid, or as they were proposed. */
    private final Map<String, TrialProgress> board = new LinkedHashMap<>();

    private final Map<String, CancellationScope> scopes = new HashMap<>();
    private final Deque<PlannedTrial> again = new ArrayDeque<>();
    private final List<Promise<Void>> started = new ArrayList<>();
    private int running;

    TrialRuns(TrialSource source, TrialChildren children, Steering steering) {
        this.source = source;
        this.children = children;
        this.steering = steering;
    }

    /** @param known trials that are known before they begin */
    void queue(List<PlannedTrial> known) {
        for (PlannedTrial trial : known) {
            if (steering.pruned(trial.trialId())) {
                source.withdraw(trial.trialId());
                put(TrialProgress.pruned(trial));
            } else {
                put(TrialProgress.queued(trial));
            }
        }
    }

    /**
     * Returns when no trial runs and none is to begin.
     *
     * @throws CanceledFailure if the sweep was cancelled; all trials have ended by then
     */
    void untilNothingIsLeft() {
        try {
            while (awaitPlaceOrEnd()) {
                asked().ifPresent(this::beginOrKeep);
            }
        } catch (CanceledFailure cancelled) {
            Workflow.newDetachedCancellationScope(() -> Workflow.await(() -> running == 0))
                    .run();
            throw cancelled;
        }
        Promise.allOf(started).get();
        if (CancellationScope.current().isCancelRequested()) {
            throw new CanceledFailure("the sweep was cancelled");
        }
    }

    /** @return whether there is a place, and a trial to ask for; otherwise all is over */
    private boolean awaitPlaceOrEnd() {
        Workflow.await(() -> mayBegin() || over());
        return mayBegin();
    }

    private boolean mayHaveMore() {
        return !again.isEmpty() || source.mayHaveMore();
    }

    private boolean mayBegin() {
        return steering.lets(running) && mayHaveMore();
    }

    boolean over() {
        return running == 0 && (steering.stopping() || !mayHaveMore());
    }

    /** Whether there was more to do than was done. */
    boolean leftSomething() {
        return !again.isEmpty() || source.leftSomething();
    }

    private Optional<PlannedTrial> asked() {
        if (!again.isEmpty()) {
            return Optional.of(again.poll());
        }
        try {
            return source.next();
        } catch (TemporalFailure failure) {
            if (!CancellationScope.current().isCancelRequested()) {
                throw failure;
            }
            throw new CanceledFailure("cancelled while a trial was asked for");
        }
    }

    /** While a trial was asked for somebody may have paused the sweep; and it may have been pruned before the sweep was started again. */
    private void beginOrKeep(PlannedTrial trial) {
        if (steering.pruned(trial.trialId())) {
            source.ended(put(TrialProgress.pruned(trial)));
        } else if (steering.lets(running)) {
            begin(trial);
        } else {
            put(TrialProgress.queued(trial));
            again.addFirst(trial);
        }
    }

    private void begin(PlannedTrial trial) {
        running++;
        started.add(Async.procedure(this::run, trial).handle((done, failure) -> {
            running--;
            if (failure != null) {
                throw failure;
            }
            return null;
        }));
    }

    private void run(PlannedTrial trial) {
        put(TrialProgress.running(trial));
        CancellationScope scope = Workflow.newCancellationScope(() -> source.ended(put(outcome(trial))));
        scopes.put(trial.trialId(), scope);
        scope.run();
        scopes.remove(trial.trialId());
    }

    private TrialProgress outcome(PlannedTrial trial) {
        try {
            return TrialProgress.ended(trial, children.train(trial));
        } catch (TemporalFailure failure) {
            if (!CancellationScope.current().isCancelRequested()) {
                return TrialProgress.failed(trial, FaultFailures.toException(failure));
            }
            return steering.pruned(trial.trialId()) ? TrialProgress.pruned(trial) : TrialProgress.cancelled(trial);
        }
    }

    /** @return what happens to it now */
    String prune(String trialId) {
        TrialProgress trial = board.get(trialId);
        if (trial.state() == TrialState.QUEUED) {
            source.withdraw(trialId);
            again.removeIf(waiting -> waiting.trialId().equals(trialId));
            source.ended(put(TrialProgress.pruned(trial.planned())));
            return "trial " + trialId + " is not begun";
        }
        Optional.ofNullable(scopes.get(trialId)).ifPresent(CancellationScope::cancel);
        return "trial " + trialId + " publishes a checkpoint and ends";
    }

    void retry(String trialId) {
        PlannedTrial trial = board.get(trialId).planned();
        source.again(trialId);
        put(TrialProgress.queued(trial));
        again.add(trial);
    }

    /** No trial that waits is to begin. */
    void cancelQueued() {
        board.values().stream()
                .filter(trial -> trial.state() == TrialState.QUEUED)
                .toList()
                .forEach(trial -> put(TrialProgress.cancelled(trial.planned())));
    }

    List<TrialProgress> board() {
        return List.copyOf(board.values());
    }

    private TrialProgress put(TrialProgress trial) {
        board.put(trial.trialId(), trial);
        return trial;
    }
}
