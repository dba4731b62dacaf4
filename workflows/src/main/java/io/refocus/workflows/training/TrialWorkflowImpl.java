package io.refocus.workflows.training;

import io.refocus.workflows.temporal.ActivityProfiles;
import io.refocus.workflows.temporal.FailureBudget;

/** Find it or train it. */
public final class TrialWorkflowImpl implements TrialWorkflow {
    private final TrialActivities trials = FailureBudget.stub(TrialActivities.class, ActivityProfiles.QUICK);
    private final TrainingActivities training = FailureBudget.stub(TrainingActivities.class, ActivityProfiles.TRAINING);

    @Override
    public TrialOutcome train(TrialOrder order) {
        return trials.findTrial(new TrialKey(order.trialId()))
                .outcome()
                .filter(found -> found.steps() >= order.until())
                .orElseGet(() -> training.train(order));
    }
}
