package io.refocus.workflows.attempt;

import io.refocus.documents.Legal;
import io.refocus.workflows.training.TrainingHeartbeat;
import java.util.Optional;

/**
 * The details of a heartbeat.
 *
 * @param toll for the attempt that follows if the worker ends
 * @param training of a training: how far it is
 */
public record AttemptReport(DeathToll toll, Optional<TrainingHeartbeat> training) {
    public AttemptReport {
        Legal.required("toll", toll);
        Legal.required("training", training);
    }
}
