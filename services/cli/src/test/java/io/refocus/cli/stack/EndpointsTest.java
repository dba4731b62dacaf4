package io.refocus.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndpointsTest {
    private static final Ports PORTS = new Ports(2001, 2002, 2003, 2004, 2005, 2006);

    @TempDir
    private Path run;

    @Test
    void withoutAnyNameTheConfiguredPortsHold() {
        Endpoints endpoints = Endpoints.resolve(Map.of(), PORTS, new PidFiles(run));

        assertThat(endpoints.temporal()).isEqualTo("127.0.0.1:2001");
        assertThat(endpoints.store()).isEqualTo(URI.create("http://127.0.0.1:2003"));
        assertThat(endpoints.mlflow()).isEqualTo(URI.create("http://127.0.0.1:2004"));
        assertThat(endpoints.inference()).isEqualTo(URI.create("http://127.0.0.1:2005"));
        assertThat(endpoints.of(Component.WORKER)).isEmpty();
        assertThat(endpoints.pages(Component.TEMPORAL)).contains("http://127.0.0.1:2002");
        assertThat(endpoints.pages(Component.MLFLOW)).isEmpty();
        assertThat(endpoints.external()).isEmpty();
    }

    @Test
    void theEnvironmentGoesFirst() {
        Endpoints endpoints = Endpoints.resolve(
                Map.of("TEMPORAL_ADDRESS", "temporal:7233", "REFOCUS_INFERENCE_URLS", "http://a:1,http://b:2"),
                PORTS,
                new PidFiles(run));

        assertThat(endpoints.temporal()).isEqualTo("temporal:7233");
        assertThat(endpoints.inference()).isEqualTo(URI.create("http://a:1"));
        assertThat(endpoints.replicas()).isEqualTo("http://a:1,http://b:2");
        assertThat(endpoints.isExternal(Component.TEMPORAL)).isTrue();
        assertThat(endpoints.pages(Component.TEMPORAL)).isEmpty();
        assertThat(endpoints.isExternal(Component.STORE)).isFalse();
    }

    @Test
    void aBlankNameNamesNothing() {
        assertThat(Endpoints.resolve(Map.of("TEMPORAL_ADDRESS", " "), PORTS, new PidFiles(run))
                        .external())
                .isEmpty();
    }

    @Test
    void aRunningComponentIsFoundWhereItWasStartedWhateverTheOffsetIsNow() {
        PidFiles records = new PidFiles(run);
        ProcessIdentity alive =
                ProcessIdentity.of(ProcessHandle.current().pid()).orElseThrow();
        records.write(
                new ComponentRecord(Component.STORE, alive, Optional.of("http://127.0.0.1:9"), Optional.empty(), "f"));
        records.write(new ComponentRecord(
                Component.MLFLOW,
                new ProcessIdentity(alive.pid(), "gone"),
                Optional.of("http://127.0.0.1:8"),
                Optional.empty(),
                "f"));

        records.write(new ComponentRecord(
                Component.TEMPORAL, alive, Optional.of("127.0.0.1:7"), Optional.of("http://127.0.0.1:6"), "f"));

        Endpoints endpoints = Endpoints.resolve(Map.of(), PORTS, records);

        assertThat(endpoints.pages(Component.TEMPORAL)).contains("http://127.0.0.1:6");

        assertThat(endpoints.store()).isEqualTo(URI.create("http://127.0.0.1:9"));
        assertThat(endpoints.mlflow()).isEqualTo(URI.create("http://127.0.0.1:2004"));
    }
}
