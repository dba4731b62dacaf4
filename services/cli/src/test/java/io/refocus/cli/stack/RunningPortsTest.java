package io.refocus.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A running stack whose only component is this test. */
class RunningPortsTest {
    private static final Ports USUAL = new Ports(17_233, 18_233, 19_000, 15_000, 18_080, 18_081);

    @TempDir
    private Path folder;

    private PidFiles records;

    @BeforeEach
    void runAStore() {
        records = new PidFiles(folder);
        records.write(new ComponentRecord(
                Component.STORE,
                ProcessIdentity.of(ProcessHandle.current().pid()).orElseThrow(),
                USUAL.address(Component.STORE),
                Optional.empty(),
                "fingerprint"));
    }

    private void require(Map<String, String> environment) {
        Ports wanted = USUAL.shifted(environment);
        new RunningPorts(records).requireSame(wanted, Endpoints.resolve(environment, wanted, records));
    }

    @Test
    void theSamePortsAreNoObstacle() {
        assertThatCode(() -> require(Map.of())).doesNotThrowAnyException();
    }

    @Test
    void otherPortsAreRefusedWithWhatToDo() {
        assertThatThrownBy(() -> require(Map.of("REFOCUS_PORT_OFFSET", "100")))
                .isInstanceOfSatisfying(
                        RefocusException.class, e -> assertThat(e.fault()).isEqualTo(Fault.BAD_INPUT))
                .hasMessageContaining("store at http://127.0.0.1:19000, wanted at http://127.0.0.1:19100")
                .hasMessageContaining("REFOCUS_PORT_OFFSET")
                .hasMessageContaining("./refocus down")
                .hasMessageContaining("REFOCUS_HOME");
    }

    @Test
    void aServerThatTheEnvironmentNamesHasNoPortsHere() {
        assertThatCode(() ->
                        require(Map.of("REFOCUS_PORT_OFFSET", "100", "AWS_ENDPOINT_URL_S3", "http://127.0.0.1:19000")))
                .doesNotThrowAnyException();
    }

    @Test
    void whatHasEndedHoldsNoPorts() {
        records.write(new ComponentRecord(
                Component.STORE,
                new ProcessIdentity(ProcessHandle.current().pid(), "long ago"),
                USUAL.address(Component.STORE),
                Optional.empty(),
                "fingerprint"));

        assertThatCode(() -> require(Map.of("REFOCUS_PORT_OFFSET", "100"))).doesNotThrowAnyException();
    }
}
