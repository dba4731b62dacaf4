package io.refocus.worker.training;

import io.refocus.fault.RefocusException;
import io.refocus.stores.trial.TrialStore;
import io.refocus.worker.activity.Heartbeat;
import io.refocus.workflows.temporal.FaultFailures;
import io.refocus.workflows.temporal.WorkflowIds;
import io.refocus.workflows.training.FoundTrial;
import io.refocus.workflows.training.TrialActivities;
import io.refocus.workflows.training.TrialKey;
import io.refocus.workflows.training.TrialOutcome;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowStub;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Finds finished trials in the bucket, and waits for those that others run. */
public final class TrialWork implements TrialActivities {
    private static final long ROUND_SECONDS = 2;

    private final TrialStore trials;
    private final WorkflowClient client;

    public TrialWork(TrialStore trials, WorkflowClient client) {
        this.trials = trials;
        this.client = client;
    }

    @Override
    public FoundTrial findTrial(TrialKey key) {
        return new FoundTrial(trials.result(key.trialId()).map(TrainingWork::outcome));
    }

    @Override
    public TrialOutcome awaitTrial(TrialKey key) {
        WorkflowStub trial = client.newUntypedWorkflowStub(WorkflowIds.trial(key.trialId()));
        try (Heartbeat heartbeat = Heartbeat.start()) {
            while (true) {
                heartbeat.check();
                try {
                    return trial.getResult(ROUND_SECONDS, TimeUnit.SECONDS, TrialOutcome.class);
                } catch (TimeoutException e) {
                    continue; // another round: still running
                } catch (WorkflowException e) {
                    RefocusException failure = FaultFailures.toException(e);
                    throw FaultFailures.finalFailure(failure.fault(), failure.getMessage());
                }
            }
        }
    }
}
