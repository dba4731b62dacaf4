package io.refocus.application.cancel;

import io.refocus.application.server.Servers;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.workflows.client.RunningWorkflows;
import io.refocus.workflows.temporal.WorkflowIds;
import java.time.Duration;
import java.util.List;

/** Ends ingests, sweeps and promotions: each is told, ends its work in order, and is waited for. */
public final class CancelOperations {
    /** A heartbeat's interval, the end of a step, a checkpoint, and a busy machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final RunningWorkflows running;

    public CancelOperations(Servers servers) {
        this.running = servers.workflows().running();
    }

    /**
     * Ends the running ingests of a dataset.
     *
     * @param id the dataset's name, or a workflow's id as Temporal's pages show it
     * @return the ids of the workflows that were running
     * @throws RefocusException NOT_FOUND if none is running; UNREACHABLE if one did not end, as no worker told it to
     */
    public List<String> ingest(String id) {
        List<String> ids = running.ingests().stream()
                .filter(workflow -> workflow.equals(id) || workflow.startsWith(WorkflowIds.ingest(id, "")))
                .toList();
        if (ids.isEmpty()) {
            throw new RefocusException(
                    Fault.NOT_FOUND,
                    "no ingest of %s is running; running are: %s".formatted(id, listed(running.ingests())));
        }
        ids.forEach(this::end);
        return ids;
    }

    /** Ends a running sweep and its trials. @throws RefocusException as {@link #ingest} does */
    public void sweep(String sweepId) {
        require(WorkflowIds.sweep(sweepId), "sweep " + sweepId);
        end(WorkflowIds.sweep(sweepId));
    }

    /** Ends the running promotion of a model. @throws RefocusException as {@link #ingest} does */
    public void promotion(String model) {
        require(WorkflowIds.promotion(model), "promotion of " + model);
        end(WorkflowIds.promotion(model));
    }

    private void require(String workflowId, String what) {
        if (!running.isRunning(workflowId)) {
            throw new RefocusException(Fault.NOT_FOUND, "no %s is running".formatted(what));
        }
    }

    private void end(String workflowId) {
        if (!running.cancel(workflowId, PATIENCE)) {
            throw new RefocusException(
                    Fault.UNREACHABLE,
                    "%s was told to end and has not ended yet: it ends as soon as a worker runs. Look with: ./refocus status"
                            .formatted(workflowId));
        }
    }

    private static String listed(List<String> ids) {
        return ids.isEmpty() ? "none" : String.join(", ", ids);
    }
}
