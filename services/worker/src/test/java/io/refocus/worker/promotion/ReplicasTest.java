package io.refocus.worker.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.worker.activity.Activities;
import io.refocus.worker.activity.Heartbeat;
import io.refocus.workflows.promotion.ServingCheck;
import io.refocus.workflows.promotion.ServingReport;
import io.temporal.activity.ActivityInterface;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReplicasTest {
    private final List<HttpServer> servers = new ArrayList<>();

    @AfterEach
    void stop() {
        servers.forEach(server -> server.stop(0));
    }

    @Test
    void everyReplicaIsWaitedFor() throws IOException {
        AtomicInteger slow = new AtomicInteger();
        URI first = replica(() -> "5");
        URI second = replica(() -> slow.incrementAndGet() < 3 ? "4" : "5");

        assertThat(await(List.of(first, second), 30)).isEqualTo(new ServingReport(true, "2 replicas serve it"));
        assertThat(slow).hasValue(3);
    }

    @Test
    void aReplicaThatStaysBehindIsNamed() throws IOException {
        URI behind = replica(() -> "4");

        ServingReport report = await(List.of(replica(() -> "5"), behind), 1);

        assertThat(report.served()).isFalse();
        assertThat(report.detail())
                .isEqualTo("after 1 s " + behind + "/v1/model serves refocus version 4; expected version 5");
    }

    @Test
    void aReplicaThatIsDownIsNamed() {
        ServingReport report = await(List.of(URI.create("http://127.0.0.1:1")), 1);

        assertThat(report.detail()).startsWith("after 1 s http://127.0.0.1:1/v1/model does not answer");
    }

    @Test
    void withoutReplicasThereIsNothingToWaitFor() {
        assertThat(await(List.of(), 1)).isEqualTo(new ServingReport(true, "no replica is known"));
    }

    @Test
    void aModelThatNoServiceServesIsRefusedWithThoseThatAreServed() {
        Replicas replicas = new Replicas(Map.of("refocus", List.of(), "refocus-demo", List.of()));

        replicas.requireServed("refocus-demo");
        new Replicas(Map.of()).requireServed("portraits");
        assertThatThrownBy(() -> replicas.requireServed("portraits"))
                .isInstanceOfSatisfying(
                        RefocusException.class, e -> assertThat(e.fault()).isEqualTo(Fault.BAD_INPUT))
                .hasMessage("the gate's model is portraits, which no service here would serve; expected refocus or"
                        + " refocus-demo. Nothing was registered");
    }

    private ServingReport await(List<URI> addresses, int seconds) {
        try (Activities activities = new Activities()) {
            Waiting waiting =
                    activities.serve(Waiting.class, new WaitingWork(new Replicas(Map.of("refocus", addresses))));
            return waiting.await(new ServingCheck("refocus", "5", seconds));
        }
    }

    private URI replica(java.util.function.Supplier<String> version) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/model", exchange -> {
            byte[] body = "{\"name\":\"refocus\",\"version\":\"%s\"}"
                    .formatted(version.get())
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        servers.add(server);
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The waiting alone, as an activity. */
    @ActivityInterface
    public interface Waiting {
        ServingReport await(ServingCheck check);
    }

    private record WaitingWork(Replicas replicas) implements Waiting {
        @Override
        public ServingReport await(ServingCheck check) {
            try (Heartbeat heartbeat = Heartbeat.start()) {
                return replicas.await(check, heartbeat);
            }
        }
    }
}
