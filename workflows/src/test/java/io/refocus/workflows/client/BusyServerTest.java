package io.refocus.workflows.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.workflows.search.SweepWorkflow;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.api.workflowservice.v1.GetSystemInfoResponse;
import io.temporal.api.workflowservice.v1.QueryWorkflowRequest;
import io.temporal.api.workflowservice.v1.QueryWorkflowResponse;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server that refuses the first questions, as a real one does under load. */
class BusyServerTest {
    private static final DescribeWorkflowExecutionResponse ANSWER = DescribeWorkflowExecutionResponse.newBuilder()
            .setWorkflowExecutionInfo(WorkflowExecutionInfo.newBuilder().setHistoryLength(7))
            .build();

    private final AtomicInteger asked = new AtomicInteger();
    private volatile int refusals;
    private volatile Status refusal = Status.RESOURCE_EXHAUSTED.withDescription("Workflow is busy.");
    private Server server;
    private WorkflowServiceStubs stubs;

    @BeforeEach
    void start() throws Exception {
        server = NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0))
                .addService(new Refusing())
                .build()
                .start();
        stubs = WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                .setTarget("127.0.0.1:" + server.getPort())
                .validateAndBuildWithDefaults());
    }

    @AfterEach
    void stop() {
        stubs.shutdownNow();
        server.shutdownNow();
    }

    @Test
    void isAskedAgain() {
        refusals = 2;

        DescribeWorkflowExecutionResponse answer =
                new WorkflowExecutions(WorkflowClient.newInstance(stubs)).describe("ingest/a/b");

        assertThat(answer.getWorkflowExecutionInfo().getHistoryLength()).isEqualTo(7);
        assertThat(asked).hasValue(3);
    }

    @Test
    void anyOtherRefusalIsToldAtOnce() {
        refusals = 1;
        refusal = Status.PERMISSION_DENIED;

        assertThatExceptionOfType(RefocusException.class)
                .isThrownBy(() -> new WorkflowExecutions(WorkflowClient.newInstance(stubs)).describe("ingest/a/b"))
                .withMessageContaining("refused to answer about ingest/a/b: PERMISSION_DENIED")
                .satisfies(e -> assertThat(e.fault()).isEqualTo(Fault.UNREACHABLE));
        assertThat(asked).hasValue(1);
    }

    @Test
    void aQuestionThatNoWorkerTakesIsNotTheServersFault() {
        WorkflowExecutions executions = new WorkflowExecutions(WorkflowClient.newInstance(stubs));

        assertThatExceptionOfType(RefocusException.class)
                .isThrownBy(
                        () -> executions.query(SweepWorkflow.class, "sweep/0123456789abcdef", SweepWorkflow::progress))
                .withMessageContaining("Temporal answers, but no worker tells about sweep/0123456789abcdef")
                .satisfies(e -> assertThat(e.fault()).isEqualTo(Fault.UNREACHABLE));
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID_ARGUMENT, BAD_INPUT, does not accept ingest/a/b: too long",
        "DEADLINE_EXCEEDED, UNREACHABLE, is too busy to answer about ingest/a/b",
        "UNAUTHENTICATED, UNREACHABLE, wants other credentials",
        "INTERNAL, UNREACHABLE, could not answer about ingest/a/b: INTERNAL: too long"
    })
    void eachRefusalHasItsOwnWords(Status.Code code, Fault fault, String words) {
        assertThatExceptionOfType(RefocusException.class)
                .isThrownBy(() -> WorkflowExecutions.asking("ingest/a/b", () -> {
                    throw code.toStatus().withDescription("too long").asRuntimeException();
                }))
                .withMessageContaining(words)
                .satisfies(e -> assertThat(e.fault()).isEqualTo(fault));
    }

    private final class Refusing extends WorkflowServiceGrpc.WorkflowServiceImplBase {
        @Override
        public void getSystemInfo(GetSystemInfoRequest request, StreamObserver<GetSystemInfoResponse> answer) {
            answer.onNext(GetSystemInfoResponse.getDefaultInstance());
            answer.onCompleted();
        }

        @Override
        public void queryWorkflow(QueryWorkflowRequest request, StreamObserver<QueryWorkflowResponse> answer) {
            answer.onError(Status.DEADLINE_EXCEEDED
                    .withDescription("context deadline exceeded")
                    .asRuntimeException());
        }

        @Override
        public void describeWorkflowExecution(
                DescribeWorkflowExecutionRequest request, StreamObserver<DescribeWorkflowExecutionResponse> answer) {
            if (asked.incrementAndGet() <= refusals) {
                answer.onError(refusal.asRuntimeException());
                return;
            }
            answer.onNext(ANSWER);
            answer.onCompleted();
        }
    }
}
