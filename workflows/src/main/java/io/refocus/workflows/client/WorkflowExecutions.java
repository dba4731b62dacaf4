package io.refocus.workflows.client;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.workflows.temporal.FaultFailures;
import io.refocus.workflows.temporal.TaskQueues;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowExecutionMetadata;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.failure.CanceledFailure;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Workflow executions by id, the server's failures become Refocus failures. The SDK asks a busy server again. */
final class WorkflowExecutions {
    private final WorkflowClient client;

    WorkflowExecutions(WorkflowClient client) {
        this.client = client;
    }

    /**
     * Starts a workflow, or attaches to a running one of that id.
     *
     * @param begin calls {@link WorkflowClient#start} with the stub's workflow method
     */
    <W> StartedWorkflow start(Class<W> type, String id, Consumer<W> begin) {
        WorkflowOptions options = WorkflowOptions.newBuilder()
                .setTaskQueue(TaskQueues.IO)
                .setWorkflowId(id)
                .build();
        return asking(id, () -> {
            try {
                begin.accept(client.newWorkflowStub(type, options));
                return new StartedWorkflow(id, false);
            } catch (WorkflowExecutionAlreadyStarted e) {
                return new StartedWorkflow(id, true);
            }
        });
    }

    /** The result, or empty if the workflow is still running after that long. The server answers at once when it ends. */
    <T> Optional<T> await(String id, Duration patience, Class<T> result) {
        return asking(id, () -> {
            try {
                return Optional.of(client.newUntypedWorkflowStub(id)
                        .getResult(patience.toMillis(), TimeUnit.MILLISECONDS, result));
            } catch (TimeoutException e) {
                return Optional.empty();
            }
        });
    }

    /** The result, for whoever looks at the workflow meanwhile. */
    <T> PendingResult<T> result(String id, Class<T> type) {
        return new PendingResult<>(id, client.newUntypedWorkflowStub(id).getResultAsync(type), failure -> {
            throw meaning(id, failure);
        });
    }

    /** @param query calls a query method of the stub */
    <W, T> T query(Class<W> type, String id, Function<W, T> query) {
        try {
            return query.apply(client.newWorkflowStub(type, id));
        } catch (WorkflowException | StatusRuntimeException e) {
            throw status(e)
                    .filter(code -> code == Status.Code.DEADLINE_EXCEEDED)
                    .<RuntimeException>map(code -> noWorker(id, e))
                    .orElseGet(() -> meaning(id, e));
        }
    }

    /**
     * Asks a running workflow for a change, and waits until it is made.
     *
     * @param update calls an update method of the stub
     * @throws RefocusException what the workflow refused it with; UNREACHABLE if no worker answers in time; it may be done later then
     */
    <W, T> T update(Class<W> type, String id, Function<W, T> update, Duration patience) {
        CompletableFuture<T> answer =
                CompletableFuture.supplyAsync(() -> asking(id, () -> update.apply(client.newWorkflowStub(type, id))));
        return new PendingResult<>(id, answer, failure -> {
                    throw failure instanceof RefocusException refused ? refused : meaning(id, failure);
                })
                .within(patience)
                .orElseThrow(() -> new RefocusException(
                        Fault.UNREACHABLE,
                        String.format(
                                Locale.ROOT,
                                "no worker answered for %s within %d s; it may be done all the same once one runs. Start one with: ./refocus"
                                        + " up, look with: ./refocus sweep show. Given again it does the same, or is refused",
                                id,
                                patience.toSeconds())));
    }

    void cancel(String id) {
        asking(id, () -> {
            client.newUntypedWorkflowStub(id).cancel();
            return id;
        });
    }

    /** Ids of the workflows of a type that are running. */
    List<String> running(String type) {
        String query = "WorkflowType = '%s' AND ExecutionStatus = 'Running'".formatted(type);
        return asking("workflows of type " + type, () -> {
            try (Stream<WorkflowExecutionMetadata> found = client.listExecutions(query)) {
                return found.map(one -> one.getExecution().getWorkflowId()).toList();
            }
        });
    }

    DescribeWorkflowExecutionResponse describe(String id) {
        return asking(id, () -> client.newUntypedWorkflowStub(id).describe().getRawDescription());
    }

    static <T> T asking(String id, Supplier<T> question) {
        try {
            return question.get();
        } catch (WorkflowException | StatusRuntimeException e) {
            throw meaning(id, e);
        }
    }

    private static RuntimeException meaning(String id, Throwable failure) {
        if (failure instanceof WorkflowNotFoundException e) {
            return notFound(id, e);
        }
        if (failure instanceof WorkflowException || failure instanceof StatusRuntimeException) {
            RuntimeException e = (RuntimeException) failure;
            return status(e).map(code -> told(id, code, e)).orElseGet(() -> failed(id, e));
        }
        return FaultFailures.toException(failure);
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
        return switch (code) {
            case NOT_FOUND -> notFound(id, e);
            case FAILED_PRECONDITION -> noWorker(id, e);
            case INVALID_ARGUMENT ->
                new RefocusException(
                        Fault.BAD_INPUT, "the Temporal server does not accept %s: %s".formatted(id, description(e)), e);
            case PERMISSION_DENIED, UNAUTHENTICATED ->
                new RefocusException(
                        Fault.UNREACHABLE,
                        "the Temporal server refused to answer about %s: %s. It wants other credentials"
                                .formatted(id, code),
                        e);
            case DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED ->
                new RefocusException(
                        Fault.UNREACHABLE,
                        "the Temporal server is too busy to answer about %s (%s); what runs goes on. Ask again later"
                                .formatted(id, code),
                        e);
            case UNAVAILABLE ->
                new RefocusException(
                        Fault.UNREACHABLE,
                        "the Temporal server went away while it was asked about %s; look with: ./refocus status"
                                .formatted(id),
                        e);
            default ->
                new RefocusException(
                        Fault.UNREACHABLE,
                        "the Temporal server could not answer about %s: %s: %s".formatted(id, code, description(e)),
                        e);
        };
    }

    private static String description(RuntimeException e) {
        Throwable said = e instanceof StatusRuntimeException ? e : e.getCause();
        return said instanceof StatusRuntimeException status
                ? String.valueOf(status.getStatus().getDescription())
                : String.valueOf(e.getMessage());
    }

    /** The server has answered the question whether it knows the workflow, and waits for a worker to say more. */
    private static RefocusException noWorker(String id, RuntimeException e) {
        return new RefocusException(
                Fault.UNREACHABLE,
                ("Temporal answers, but no worker tells about %s: none runs, or it is busy. The work goes on once one runs;"
                                + " look with: ./refocus status, start one with: ./refocus up")
                        .formatted(id),
                e);
    }

    private static RefocusException notFound(String id, RuntimeException cause) {
        return new RefocusException(
                Fault.NOT_FOUND,
                "the Temporal server has no workflow %s; was it started on this server, and within its retention time?"
                        .formatted(id),
                cause);
    }
}
