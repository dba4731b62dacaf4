package io.refocus.workflows.client;

import java.time.Duration;

/**
 * Client of the workflows of Refocus, for commands and consoles. Failures are
 * {@link io.refocus.fault.RefocusException}s.
 */
public final class RefocusClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TemporalConnection connection;
    private final WorkflowExecutions executions;

    private RefocusClient(TemporalConnection connection) {
        this.connection = connection;
        this.executions = new WorkflowExecutions(connection.client());
    }

    /** Connects, or throws {@code UNREACHABLE}: at once where nothing listens, after half a minute where nothing answers. */
    public static RefocusClient connect(TemporalSettings settings) {
        return new RefocusClient(TemporalConnection.open(settings, PATIENCE));
    }

    public Ingests ingests() {
        return new Ingests(executions);
    }

    public Sweeps sweeps() {
        return new Sweeps(executions);
    }

    public Promotions promotions() {
        return new Promotions(executions);
    }

    public RunningWorkflows running() {
        return new RunningWorkflows(executions);
    }

    @Override
    public void close() {
        connection.close();
    }
}
