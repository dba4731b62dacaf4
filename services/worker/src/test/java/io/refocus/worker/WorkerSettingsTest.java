package io.refocus.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkerSettingsTest {
    private static final Map<String, String> LEAST = Map.of(
            "TEMPORAL_ADDRESS", "127.0.0.1:7233",
            "MLFLOW_TRACKING_URI", "http://127.0.0.1:5000",
            "AWS_ENDPOINT_URL_S3", "http://127.0.0.1:9000",
            "AWS_ACCESS_KEY_ID", "key",
            "AWS_SECRET_ACCESS_KEY", "hush");

    @Test
    void bothQueuesAndNoReplicasAreTheDefault() {
        WorkerSettings settings = WorkerSettings.fromEnvironment(LEAST);

        assertThat(settings.queues()).containsExactly("refocus-train", "refocus-io");
        assertThat(settings.replicas()).isEmpty();
        assertThat(settings.temporal().namespace()).isEqualTo("default");
        assertThat(settings.toString()).doesNotContain("hush");
    }

    @Test
    void everythingCanBeSet() {
        WorkerSettings settings = WorkerSettings.fromEnvironment(with(Map.of(
                "TEMPORAL_NAMESPACE", "photos",
                "REFOCUS_QUEUES", "refocus-io",
                "REFOCUS_MODEL", "photos",
                "REFOCUS_INFERENCE_URLS", "http://127.0.0.1:8080, http://127.0.0.1:8081",
                "REFOCUS_OTHER_INFERENCE", "demo=http://127.0.0.1:8082")));

        assertThat(settings.temporal().namespace()).isEqualTo("photos");
        assertThat(settings.queues()).containsExactly("refocus-io");
        assertThat(settings.replicas())
                .isEqualTo(Map.of(
                        "photos",
                        List.of(URI.create("http://127.0.0.1:8080"), URI.create("http://127.0.0.1:8081")),
                        "demo",
                        List.of(URI.create("http://127.0.0.1:8082"))));
    }

    @Test
    void whatIsWrongIsNamedWithWhatIsLegal() {
        assertThatThrownBy(() -> WorkerSettings.fromEnvironment(with(Map.of("REFOCUS_QUEUES", "refocus-gpu"))))
                .hasMessageContaining("REFOCUS_QUEUES is \"refocus-gpu\"")
                .hasMessageContaining("refocus-train,refocus-io");
        assertThatThrownBy(() -> WorkerSettings.fromEnvironment(with(Map.of("REFOCUS_INFERENCE_URLS", "here"))))
                .hasMessageContaining("REFOCUS_INFERENCE_URLS is \"here\"");
        assertThatThrownBy(() -> WorkerSettings.fromEnvironment(with(Map.of("REFOCUS_OTHER_INFERENCE", "http://a:1"))))
                .hasMessageContaining("REFOCUS_OTHER_INFERENCE is \"http://a:1\"; expected MODEL=URL");
        assertThatThrownBy(() -> WorkerSettings.fromEnvironment(Map.of())).hasMessageContaining("TEMPORAL_ADDRESS");
    }

    private static Map<String, String> with(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(LEAST);
        environment.putAll(more);
        return environment;
    }
}
