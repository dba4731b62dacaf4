package io.refocus.worker.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a worker that cannot work tells whoever started it. */
class WorkerProcessTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void aMissingSettingIsNamedWithoutAStackTrace() throws Exception {
        Map<String, String> nothing = Map.of("TEMPORAL_ADDRESS", "");
        try (WorkerProcess worker = WorkerProcess.start(nothing, folder.resolve("worker.log"))) {
            assertThat(worker.exitCode(LONG)).isEqualTo(2);
            assertThat(worker.output())
                    .contains("SEVERE WorkerMain: worker: TEMPORAL_ADDRESS")
                    .hasLineCount(1);
        }
    }

    @Test
    void aQueueThatDoesNotExistIsAnsweredWithThoseThatDo() throws Exception {
        Map<String, String> odd = Map.of(
                "TEMPORAL_ADDRESS", "127.0.0.1:1",
                "MLFLOW_TRACKING_URI", "http://127.0.0.1:1",
                "AWS_ENDPOINT_URL_S3", "http://127.0.0.1:1",
                "AWS_ACCESS_KEY_ID", "key",
                "AWS_SECRET_ACCESS_KEY", "secret",
                "REFOCUS_QUEUES", "refocus-gpu");
        try (WorkerProcess worker = WorkerProcess.start(odd, folder.resolve("worker.log"))) {
            assertThat(worker.exitCode(LONG)).isEqualTo(2);
            assertThat(worker.output()).contains("refocus-gpu").contains("refocus-train,refocus-io");
        }
    }
}
