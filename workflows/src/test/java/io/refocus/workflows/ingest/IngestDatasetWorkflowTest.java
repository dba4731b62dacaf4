package io.refocus.workflows.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.refocus.datasets.FileFault;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.workflows.Samples;
import io.refocus.workflows.Stage;
import io.refocus.workflows.temporal.FaultFailures;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IngestDatasetWorkflowTest {
    private final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void everyChunkIsCheckedBeforeTheManifestIsPublished() {
        IngestOutcome outcome = workflow("a").ingest(Samples.ingest());

        assertThat(outcome).isEqualTo(new IngestOutcome(new PublishedDataset("demo", "v1", 8, 2, 2), false));
        assertThat(stage.ingest.calls)
                .startsWith("scan /photos", "find d1")
                .endsWith("publish [chunks/0, chunks/1, chunks/2]")
                .hasSize(6)
                .contains("check 0", "check 1", "check 2");
    }

    @Test
    void theSameSourceIsFoundAndNothingIsDone() {
        workflow("a").ingest(Samples.ingest());
        stage.ingest.calls.clear();

        IngestOutcome again = workflow("a").ingest(Samples.ingest());

        assertThat(again.found()).isTrue();
        assertThat(again.dataset().version()).isEqualTo("v1");
        assertThat(stage.ingest.calls).containsExactly("scan /photos", "find d1");
    }

    @Test
    void everyOffendingFileIsListedAndNothingIsPublished() {
        stage.ingest.faultInScan = Optional.of(new FileFault("blur/a.png", "has no sharp namesake"));
        stage.ingest.faultyChunks.put(0, new FileFault("sharp/b.png", "is empty"));
        stage.ingest.faultyChunks.put(2, new FileFault("sharp/c.png", "is truncated"));

        Throwable failure = catchThrowable(() -> workflow("a").ingest(Samples.ingest()));

        RefocusException told = FaultFailures.toException(failure);
        assertThat(told.fault()).isEqualTo(Fault.BAD_INPUT);
        assertThat(told)
                .hasMessage(
                        "3 of 12 files in /photos cannot be used, so nothing was published:"
                                + "\n  blur/a.png: has no sharp namesake\n  sharp/b.png: is empty\n  sharp/c.png: is truncated");
        assertThat(stage.ingest.published).isEmpty();
    }

    @Test
    void progressCountsCheckedChunks() {
        IngestDatasetWorkflow workflow = workflow("a");
        workflow.ingest(Samples.ingest());

        assertThat(workflow.progress()).isEqualTo(new IngestProgress(IngestProgress.Stage.DONE, 12, 3, 3, 0));
    }

    private IngestDatasetWorkflow workflow(String id) {
        return stage.workflow(IngestDatasetWorkflow.class, id);
    }
}
