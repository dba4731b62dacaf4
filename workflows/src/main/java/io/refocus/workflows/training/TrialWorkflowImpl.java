package io.refocus.workflows.training;

import io.refocus.workflows.temporal.ActivityProfiles;
import io.temporal.workflow.Workflow;

/** Find it or train it. */
public final class TrialWorkflowImpl implements TrialWorkflow {
    private final TrialActivities trials = Workflow.newActivityStub(TrialActivities.class, ActivityProfiles.QUICK);
    private final TrainingActivities training =
            Workflow.newActivityStub(TrainingActivities.class, ActivityProfiles.TRAINING);

    @Override
    public TrialOutcome train(TrialOrder order) {
        return trials.findTrial(new TrialKey(order.trialId()))
                .outcome()
                .filter(found -> found.steps() >= order.until())
                .orElseGet(() -> training.train(order));
    }
}
