package io.refocus.workflows.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.refocus.datasets.FileFault;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.workflows.FakeIngest;
import io.refocus.workflows.FakePromotions;
import io.refocus.workflows.FakeSweeps;
import io.refocus.workflows.FakeTraining;
import io.refocus.workflows.Samples;
import io.refocus.workflows.Stage;
import io.refocus.workflows.WorkflowTypes;
import io.refocus.workflows.promotion.PromotionDecision;
import io.refocus.workflows.search.SweepProgress;
import io.refocus.workflows.search.SweepState;
import io.refocus.workflows.search.SweepVerb;
import io.refocus.workflows.search.TrialState;
import io.refocus.workflows.temporal.TaskQueues;
import io.refocus.workflows.training.TrainingHeartbeat;
import io.temporal.testserver.TestServer;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The client against the embedded server, over a real port. */
class RefocusClientTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final FakeIngest ingest = new FakeIngest();
    private final FakeTraining training = new FakeTraining();
    private TestServer.PortBoundTestServer server;
    private TemporalSettings settings;
    private TemporalConnection connection;
    private RefocusClient client;

    @BeforeEach
    void start() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        server = TestServer.createPortBoundServer(port);
        settings = TemporalSettings.fromEnvironment(Map.of("TEMPORAL_ADDRESS", "127.0.0.1:" + port));
        connection = TemporalConnection.open(settings, LONG);
        WorkerFactory factory = WorkerFactory.newInstance(connection.client());
        Worker io = factory.newWorker(TaskQueues.IO, Stage.PATIENT);
        WorkflowTypes.register(io);
        io.registerActivitiesImplementations(ingest, new FakeSweeps(), new FakePromotions(), Stage.trialsOf(training));
        factory.newWorker(TaskQueues.TRAIN, Stage.PROMPT).registerActivitiesImplementations(Stage.trainingOf(training));
        factory.start();
        client = RefocusClient.connect(settings);
    }

    @AfterEach
    void stop() {
        client.close();
        connection.close();
        server.close();
    }

    @Test
    void anIngestIsStartedAwaitedAndItsFaultsAreTold() {
        StartedWorkflow ingested = client.ingests().start(Samples.ingest());

        assertThat(ingested.workflowId())
                .isEqualTo("ingest/demo/" + Samples.ingest().digest());
        assertThat(client.ingests()
                        .await(ingested, LONG)
                        .orElseThrow()
                        .dataset()
                        .version())
                .isEqualTo("v1");
        assertThat(client.ingests().progress(ingested).chunksChecked()).isEqualTo(3);

        ingest.published.clear();
        ingest.faultyChunks.put(1, new FileFault("blur/a.png", "is empty"));
        StartedWorkflow faulty = client.ingests().start(Samples.ingest());
        assertThatThrownBy(() -> client.ingests().result(faulty).within(LONG))
                .isInstanceOfSatisfying(
                        RefocusException.class, e -> assertThat(e.fault()).isEqualTo(Fault.BAD_INPUT))
                .hasMessageContaining("blur/a.png: is empty");
        assertThatThrownBy(() -> client.ingests().await(faulty, LONG))
                .isInstanceOfSatisfying(
                        RefocusException.class, e -> assertThat(e.fault()).isEqualTo(Fault.BAD_INPUT))
                .hasMessageContaining("blur/a.png: is empty");
    }

    @Test
    void aRunningSweepIsAttachedToWatchedAndCancelled() throws InterruptedException {
        training.endless.addAll(List.of("t1", "t2", "t3"));
        String id = Samples.sweep().sweepId();

        assertThat(client.sweeps().start(Samples.sweep()).attached()).isFalse();
        assertThat(client.sweeps().start(Samples.sweep()).attached()).isTrue();
        training.endlessStarted.await();
        assertThat(client.sweeps().await(id, Duration.ofMillis(1))).isEmpty();
        SweepProgress running = client.sweeps().progress(id);
        assertThat(client.sweeps().live(running))
                .isNotEmpty()
                .allSatisfy(live -> assertThat(live.attempt()).isEqualTo(1))
                .anySatisfy(
                        live -> assertThat(live.heartbeat()).contains(new TrainingHeartbeat(3, 10, 0.25, 27.5, 40, 7)));
        assertThat(client.sweeps().current(id).trials()).anySatisfy(trial -> {
            assertThat(trial.state()).isEqualTo(TrialState.RUNNING);
            assertThat(trial.steps()).isEqualTo(3);
            assertThat(trial.attempts()).isEqualTo(1);
            assertThat(trial.valPsnrDb()).contains(27.5);
        });

        PendingResult<SweepProgress> result = client.sweeps().result(id);
        assertThat(result.within(Duration.ofMillis(200))).isEmpty();
        client.sweeps().cancel(id);
        assertThat(result.within(LONG).orElseThrow().state()).isEqualTo(SweepState.CANCELLED);
        SweepProgress end = client.sweeps().await(id, LONG).orElseThrow();
        assertThat(end.state()).isEqualTo(SweepState.CANCELLED);
    }

    @Test
    void aRunningSweepIsSteeredAndARefusalKeepsItsReason() throws InterruptedException {
        training.endless.addAll(List.of("t1", "t2", "t3"));
        String id = Samples.sweep().sweepId();
        client.sweeps().start(Samples.sweep());
        training.endlessStarted.await();

        assertThat(client.sweeps().steer(id, new SweepVerb.Pause()).state()).isEqualTo(SweepState.PAUSED);
        assertThat(client.sweeps().progress(id).state()).isEqualTo(SweepState.PAUSED);
        assertThatThrownBy(() -> client.sweeps().steer(id, new SweepVerb.Pause()))
                .isInstanceOfSatisfying(
                        RefocusException.class, e -> assertThat(e.fault()).isEqualTo(Fault.REFUSED))
                .hasMessage("pause of sweep " + id
                        + ": it is paused. Legal now: resume, stop, concurrency, prune, retry, cancel");
        assertThatThrownBy(() -> client.sweeps().steer(id, new SweepVerb.Prune("t9")))
                .isInstanceOfSatisfying(
                        RefocusException.class, e -> assertThat(e.fault()).isEqualTo(Fault.NOT_FOUND));
        client.sweeps().cancel(id);
        assertThat(client.sweeps().await(id, LONG)).isPresent();
        assertThatThrownBy(() -> client.sweeps().steer("0123456789abcdef", new SweepVerb.Pause()))
                .isInstanceOfSatisfying(
                        RefocusException.class, e -> assertThat(e.fault()).isEqualTo(Fault.NOT_FOUND));
    }

    @Test
    void aPromotionIsStartedAndAwaited() {
        client.promotions().start(Samples.promotion());

        assertThat(client.promotions().await("refocus", LONG).orElseThrow().decision())
                .isEqualTo(PromotionDecision.PROMOTED);
    }

    @Test
    void whatTheServerDoesNotKnowIsNotFound() {
        assertThatThrownBy(() -> client.sweeps().progress("0123456789abcdef"))
                .isInstanceOfSatisfying(
                        RefocusException.class, e -> assertThat(e.fault()).isEqualTo(Fault.NOT_FOUND))
                .hasMessageContaining("sweep/0123456789abcdef");
    }

    @Test
    void aServerThatIsDownIsNamed() {
        TemporalSettings nowhere = new TemporalSettings("127.0.0.1:1", "default");

        assertThatThrownBy(() -> TemporalConnection.open(nowhere, Duration.ofSeconds(1)))
                .isInstanceOfSatisfying(
                        RefocusException.class, e -> assertThat(e.fault()).isEqualTo(Fault.UNREACHABLE))
                .hasMessageContaining("127.0.0.1:1")
                .hasMessageContaining("TEMPORAL_ADDRESS");
    }
}
