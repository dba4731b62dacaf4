package io.refocus.worker.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.refocus.testing.RealServers;
import io.refocus.workflows.client.TemporalConnection;
import io.refocus.workflows.client.TemporalSettings;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Work that ends every worker it is given to, on a real server and in real processes. */
@Tag("server")
class PoisonTest {
    private static final int MOST_WORKERS = 9;

    @TempDir
    private Path folder;

    @Test
    @Timeout(480)
    void workThatEndedThreeWorkersIsGivenUpAndWhatRanBesideItIsDone() throws Exception {
        TemporalSettings settings = new TemporalSettings(RealServers.temporal(), "default");
        String queue = "mortal-" + System.nanoTime();
        try (TemporalConnection temporal = TemporalConnection.open(settings, Duration.ofSeconds(30))) {
            MortalWorker.Flow flow = temporal.client()
                    .newWorkflowStub(
                            MortalWorker.Flow.class,
                            WorkflowOptions.newBuilder()
                                    .setTaskQueue(queue)
                                    .setWorkflowId(queue)
                                    .build());
            WorkflowClient.start(flow::run);
            CompletableFuture<String> result = WorkflowStub.fromTyped(flow).getResultAsync(String.class);

            int workers = 0;
            while (!result.isDone() && workers < MOST_WORKERS) {
                workers++;
                Process worker = worker(settings.address(), queue);
                CompletableFuture.anyOf(worker.onExit(), result).join();
                worker.destroyForcibly().waitFor();
            }

            assertThat(workers).isBetween(4, MOST_WORKERS);
            assertThat(result.get(1, TimeUnit.SECONDS))
                    .contains("innocent work is done")
                    .contains("Poison of " + queue + " ended its worker, or left it silent, 3 times");
        }
    }

    private Process worker(String address, String queue) throws Exception {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                MortalWorker.class.getName(),
                address,
                queue);
        File log = folder.resolve("workers.log").toFile();
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
    }
}
