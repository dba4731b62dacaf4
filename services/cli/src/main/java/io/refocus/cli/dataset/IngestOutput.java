package io.refocus.cli.dataset;

import io.refocus.application.dataset.IngestListener;
import io.refocus.cli.shell.Shell;
import io.refocus.datasets.DatasetConfig;
import io.refocus.workflows.ingest.IngestProgress;
import java.util.Locale;

/** Prints the progress of an ingest. */
public record IngestOutput(Shell shell) implements IngestListener {
    @Override
    public void started(DatasetConfig config, boolean attached) {
        shell.say(
                "%s dataset %s from %s",
                attached ? "already ingesting" : "ingesting",
                config.name(),
                config.source().location());
    }

    @Override
    public void progressed(IngestProgress progress) {
        shell.say("%s", text(progress));
    }

    static String text(IngestProgress progress) {
        String stage = progress.stage().name().toLowerCase(Locale.ROOT);
        return progress.chunks() == 0
                ? stage
                : String.format(
                        Locale.ROOT,
                        "%s: %d of %d chunks of %d files%s",
                        stage,
                        progress.chunksChecked(),
                        progress.chunks(),
                        progress.files(),
                        progress.faults() == 0 ? "" : ", " + progress.faults() + " cannot be used");
    }
}
