package io.refocus.workflows;

import io.refocus.workflows.search.SteeringOrder;
import io.refocus.workflows.search.SweepOrder;
import io.refocus.workflows.search.SweepProgress;
import io.refocus.workflows.search.SweepVerb;
import io.refocus.workflows.search.SweepWorkflow;
import io.refocus.workflows.search.TrialState;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import java.util.concurrent.TimeUnit;

/** A sweep on a stage that is steered while it runs. */
final class SteeredRun {
    private final Stage stage;
    private final SweepWorkflow sweep;

    SteeredRun(Stage stage, String workflowId, SweepOrder order) {
        this.stage = stage;
        this.sweep = stage.workflow(SweepWorkflow.class, workflowId);
        WorkflowClient.start(sweep::sweep, order);
    }

    void until(String trialId, TrialState state) {
        while (sweep.progress().trials().stream()
                .noneMatch(trial -> trial.trialId().equals(trialId) && trial.state() == state)) {
            try {
                TimeUnit.MILLISECONDS.sleep(10);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    void steer(SweepVerb... verbs) {
        for (SweepVerb verb : verbs) {
            sweep.steer(new SteeringOrder(verb));
        }
    }

    /** Lets all trials go, and waits. */
    void end() {
        stage.training.held.clear();
        WorkflowStub.fromTyped(sweep).getResult(SweepProgress.class);
    }
}
