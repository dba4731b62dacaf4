package io.refocus.workflows.search;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.workflows.temporal.ActivityProfiles;
import io.refocus.workflows.temporal.FailureBudget;
import io.refocus.workflows.temporal.FaultFailures;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.util.Optional;

/** Runs a grid's trials, or those that a search proposes, a limited number at a time, and keeps the leaderboard. */
public final class SweepWorkflowImpl implements SweepWorkflow {
    private final SweepActivities sweeps = FailureBudget.stub(SweepActivities.class, ActivityProfiles.QUICK);

    private final SweepOrder order;
    private final Steering steering;
    private final TrialSource source;
    private final TrialRuns runs;
    private final SweepWheel wheel;

    private boolean begun;
    private Optional<SweepState> end = Optional.empty();

    @WorkflowInit
    public SweepWorkflowImpl(SweepOrder order) {
        this.order = order;
        this.steering = new Steering(order.concurrentTrials());
        this.source = order.search().isPresent()
                ? new SearchRun(order, sweeps, steering::pausedMillis)
                : new GridTrials(order, sweeps);
        this.runs = new TrialRuns(source, new TrialChildren(order.dataset()), steering);
        this.wheel = new SweepWheel(steering, source, runs);
    }

    @Override
    public SweepProgress sweep(SweepOrder sameOrder) {
        TrialSource.Beginning beginning = source.begin();
        wheel.restore(beginning.kept());
        runs.queue(beginning.known());
        begun = true;
        try {
            runAll();
        } catch (CanceledFailure cancelled) {
            end = Optional.of(SweepState.CANCELLED);
            runs.cancelQueued();
            Workflow.newDetachedCancellationScope(() -> sweeps.recordSweep(progress()))
                    .run();
            throw cancelled;
        }
        end = Optional.of(runs.leftSomething() ? SweepState.STOPPED : result());
        runs.cancelQueued();
        sweeps.recordSweep(progress());
        return progress();
    }

    /** A wish that is being kept on record may give it more to do. */
    private void runAll() {
        do {
            runs.untilNothingIsLeft();
            Workflow.await(Workflow::isEveryHandlerFinished);
        } while (!runs.over());
    }

    private SweepState result() {
        return runs.board().stream().anyMatch(trial -> trial.state() == TrialState.COMPLETED)
                ? SweepState.COMPLETED
                : SweepState.FAILED;
    }

    @Override
    public SweepProgress progress() {
        return new SweepProgress(
                order.sweepId(),
                order.name(),
                end.orElseGet(steering::state),
                order.dataset(),
                runs.board(),
                source.remark());
    }

    @Override
    public void mayBeSteered(SteeringOrder wanted) {
        try {
            if (!begun) {
                throw new RefocusException(
                        Fault.REFUSED, "sweep %s is just beginning; try again in a second".formatted(order.sweepId()));
            }
            VerbRules.check(
                    new SteeredSweep(
                            order.sweepId(),
                            end.orElseGet(steering::state),
                            steering.atATime(),
                            source.search(),
                            runs.board(),
                            SteeredSweep.added(steering.kept())),
                    wanted.verb());
        } catch (RefocusException e) {
            throw FaultFailures.rejection(e);
        }
    }

    @Override
    public SteeringReply steer(SteeringOrder wanted) {
        String told = wheel.turn(wanted.verb());
        if (wanted.verb() instanceof SweepVerb.Kept kept) {
            sweeps.keep(new KeptVerb(order.sweepId(), steering.keep(kept), kept));
        }
        return new SteeringReply(end.orElseGet(steering::state), told);
    }
}
