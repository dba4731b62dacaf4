package io.refocus.application.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing listens at port 1 of this machine. */
class ServersTest {
    @Test
    void nothingIsOpenedBeforeItIsAskedFor() {
        try (Servers servers = Servers.of(Map.of(
                "TEMPORAL_ADDRESS",
                "127.0.0.1:1",
                Servers.MODEL,
                "deblur",
                Servers.INFERENCE,
                "http://127.0.0.1:18080, http://127.0.0.1:18081"))) {
            assertThat(servers.model()).isEqualTo("deblur");
            assertThat(servers.inference()).hasToString("http://127.0.0.1:18080");
        }
    }

    @Test
    void aServerThatIsDownIsToldByItsAddress() {
        try (Servers servers = Servers.of(Map.of(
                "TEMPORAL_ADDRESS", "127.0.0.1:1",
                "AWS_ENDPOINT_URL_S3", "http://127.0.0.1:1",
                "AWS_ACCESS_KEY_ID", "key",
                "AWS_SECRET_ACCESS_KEY", "secret",
                "MLFLOW_TRACKING_URI", "http://127.0.0.1:1"))) {
            unreachable(servers::workflows, "no Temporal server answers at 127.0.0.1:1");
            unreachable(servers::datasets, "the store at http://127.0.0.1:1 (bucket refocus) does not answer");
            unreachable(servers::prepareBucket, "the store at http://127.0.0.1:1 (bucket refocus) does not answer");
            unreachable(servers::registry, "MLflow at http://127.0.0.1:1 does not answer");
        }
    }

    private static void unreachable(ThrowingCallable opening, String message) {
        assertThatThrownBy(opening)
                .isInstanceOfSatisfying(
                        RefocusException.class, e -> assertThat(e.fault()).isEqualTo(Fault.UNREACHABLE))
                .hasMessageContaining(message);
    }

    @Test
    void onlyWhatIsUsedMustBeNamed() {
        try (Servers servers = Servers.of(Map.of())) {
            assertThatThrownBy(servers::workflows).hasMessageContaining("TEMPORAL_ADDRESS");
            assertThatThrownBy(servers::sweeps).hasMessageContaining("AWS_ENDPOINT_URL_S3");
            assertThatThrownBy(servers::registry).hasMessageContaining("MLFLOW_TRACKING_URI");
            assertThatThrownBy(servers::model).hasMessageContaining(Servers.MODEL);
            assertThatThrownBy(servers::inference).hasMessageContaining(Servers.INFERENCE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"here", "127.0.0.1:18080", "ftp://127.0.0.1", "http://"})
    void anAddressOfInferenceIsToldWithWhatIsExpected(String address) {
        try (Servers servers = Servers.of(Map.of(Servers.INFERENCE, address))) {
            assertThatThrownBy(servers::inference)
                    .hasMessage("REFOCUS_INFERENCE_URLS is \"" + address
                            + "\"; expected addresses like http://127.0.0.1:18080");
        }
    }
}
