package io.refocus.workflows.client;

import io.grpc.StatusRuntimeException;
import io.refocus.fault.RefocusException;
import io.refocus.workflows.temporal.DocumentPayloads;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A connection to a Temporal server, with payloads as Refocus documents. */
public final class TemporalConnection implements AutoCloseable {
    private final WorkflowServiceStubs stubs;
    private final WorkflowClient client;

    private TemporalConnection(WorkflowServiceStubs stubs, WorkflowClient client) {
        this.stubs = stubs;
        this.client = client;
    }

    /**
     * Connects.
     *
     * @param patience how long a listening server may take to answer; without one it fails at once
     * @throws RefocusException {@code UNREACHABLE} if it does not
     */
    public static TemporalConnection open(TemporalSettings settings, Duration patience) {
        PortProbe.requireListening(settings, patience);
        WorkflowServiceStubsOptions options = WorkflowServiceStubsOptions.newBuilder()
                .setTarget(settings.address())
                .validateAndBuildWithDefaults();
        WorkflowServiceStubs stubs = WorkflowServiceStubs.newServiceStubs(options);
        try {
            stubs.connect(patience);
        } catch (RuntimeException e) {
            stubs.shutdownNow();
            throw PortProbe.unreachable(settings, reason(e), e);
        }
        WorkflowClientOptions clientOptions = WorkflowClientOptions.newBuilder()
                .setNamespace(settings.namespace())
                .setDataConverter(DocumentPayloads.converter())
                .validateAndBuildWithDefaults();
        return new TemporalConnection(stubs, WorkflowClient.newInstance(stubs, clientOptions));
    }

    public WorkflowClient client() {
        return client;
    }

    @Override
    public void close() {
        stubs.shutdownNow();
        stubs.awaitTermination(1, TimeUnit.SECONDS);
    }

    private static String reason(RuntimeException e) {
        return e instanceof StatusRuntimeException status
                ? status.getStatus().getCode().name()
                : String.valueOf(e.getMessage());
    }
}
