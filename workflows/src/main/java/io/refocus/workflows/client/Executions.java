package io.refocus.workflows.client;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.workflows.temporal.FaultFailures;
import io.refocus.workflows.temporal.TaskQueues;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.CanceledFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Workflow executions by id; the server's failures become Refocus failures. */
final class Executions {
    private static final int MOST_ATTEMPTS = 20;
    private static final Duration BUSY_PAUSE = Duration.ofMillis(500);

    private final WorkflowClient client;

    Executions(WorkflowClient client) {
        this.client = client;
    }

    /** Starts a workflow, or attaches to a running one of that id. */
    Started start(String type, String id, Object argument) {
        return asking(id, () -> {
            WorkflowOptions options = WorkflowOptions.newBuilder()
                    .setTaskQueue(TaskQueues.IO)
                    .setWorkflowId(id)
                    .build();
            try {
                client.newUntypedWorkflowStub(type, options).start(argument);
                return new Started(id, false);
            } catch (WorkflowExecutionAlreadyStarted e) {
                return new Started(id, true);
            }
        });
    }

    /** The result, or empty if the workflow is still running after that long. */
    <T> Optional<T> await(String id, Duration patience, Class<T> type) {
        return asking(id, () -> {
            try {
                return Optional.of(
                        client.newUntypedWorkflowStub(id).getResult(patience.toMillis(), TimeUnit.MILLISECONDS, type));
            } catch (TimeoutException e) {
                return Optional.empty();
            }
        });
    }

    <T> T query(String id, String query, Class<T> type) {
        return asking(id, () -> client.newUntypedWorkflowStub(id).query(query, type));
    }

    void cancel(String id) {
        asking(id, () -> {
            WorkflowStub stub = client.newUntypedWorkflowStub(id);
            stub.cancel();
            return stub;
        });
    }

    DescribeWorkflowExecutionResponse describe(String id) {
        return asking(id, () -> client.getWorkflowServiceStubs()
                .blockingStub()
                .describeWorkflowExecution(DescribeWorkflowExecutionRequest.newBuilder()
                        .setNamespace(client.getOptions().getNamespace())
                        .setExecution(WorkflowExecution.newBuilder().setWorkflowId(id))
                        .build()));
    }

    /** Sends the request, again while the server is overloaded. */
    private <T> T asking(String id, Supplier<T> question) {
        for (int attempt = 1; ; attempt++) {
            try {
                return question.get();
            } catch (WorkflowNotFoundException e) {
                throw notFound(id, e);
            } catch (WorkflowException | StatusRuntimeException e) {
                Optional<Status.Code> status = status(e);
                if (attempt == MOST_ATTEMPTS || !status.equals(Optional.of(Status.Code.RESOURCE_EXHAUSTED))) {
                    throw status.map(code -> told(id, code, e)).orElseGet(() -> failed(id, e));
                }
            }
            pause(id);
        }
    }

    private static void pause(String id) {
        try {
            Thread.sleep(BUSY_PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefocusException(Fault.INTERNAL, "interrupted while asking about " + id, e);
        }
    }

    /** The server's own message, if the server failed and not the workflow. */
    private static Optional<Status.Code> status(RuntimeException e) {
        Throwable said = e instanceof StatusRuntimeException ? e : e.getCause();
        return said instanceof StatusRuntimeException status
                ? Optional.of(status.getStatus().getCode())
                : Optional.empty();
    }

    private static RefocusException failed(String id, RuntimeException e) {
        return e.getCause() instanceof CanceledFailure ? new CancelledException(id, e) : FaultFailures.toException(e);
    }

    private static RefocusException told(String id, Status.Code code, RuntimeException e) {
        return code == Status.Code.NOT_FOUND
                ? notFound(id, e)
                : new RefocusException(
                        Fault.UNREACHABLE,
                        "the Temporal server did not answer about %s: %s. Is it up?".formatted(id, code),
                        e);
    }

    private static RefocusException notFound(String id, RuntimeException cause) {
        return new RefocusException(
                Fault.NOT_FOUND,
                "the Temporal server has no workflow %s; it may have been started with another database".formatted(id),
                cause);
    }
}
