package io.refocus.cli.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.refocus.cli.shell.SaidShell;
import io.refocus.workflows.ingest.IngestProgress;
import io.refocus.workflows.ingest.IngestProgress.Stage;
import org.junit.jupiter.api.Test;

class IngestOutputTest {
    @Test
    void progressIsInChunksOnceThereAreSomeAndTellsFilesThatCannotBeUsed() {
        SaidShell said = new SaidShell();
        IngestOutput output = new IngestOutput(said.shell());

        output.progressed(new IngestProgress(Stage.SCANNING, 0, 0, 0, 0));
        output.progressed(new IngestProgress(Stage.CHECKING, 120, 1, 4, 0));
        output.progressed(new IngestProgress(Stage.CHECKING, 120, 2, 4, 3));

        assertThat(said.lines())
                .containsExactly(
                        "scanning",
                        "checking: 1 of 4 chunks of 120 files",
                        "checking: 2 of 4 chunks of 120 files, 3 cannot be used");
    }
}
