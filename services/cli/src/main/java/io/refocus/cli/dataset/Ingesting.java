package io.refocus.cli.dataset;

import io.refocus.cli.server.Servers;
import io.refocus.cli.shell.Shell;
import io.refocus.datasets.DatasetConfig;
import io.refocus.fault.RefocusException;
import io.refocus.workflows.client.Ingests;
import io.refocus.workflows.client.Started;
import io.refocus.workflows.ingest.IngestOutcome;
import io.refocus.workflows.ingest.IngestProgress;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Runs an ingest to its end and says how far it is. */
public final class Ingesting {
    private static final Duration FIRST_LOOK = Duration.ofMillis(1500);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(4);

    private final Shell shell;
    private final Ingests ingests;

    public Ingesting(Shell shell, Servers servers) {
        this.shell = shell;
        this.ingests = servers.workflows().ingests();
    }

    /** @throws RefocusException BAD_INPUT with a line for each offending file */
    public IngestOutcome run(DatasetConfig config) {
        Started started = ingests.start(config);
        shell.say(
                "%s dataset %s from %s",
                started.attached() ? "already ingesting" : "ingesting",
                config.name(),
                config.source().location());
        Optional<IngestOutcome> outcome = ingests.await(started, FIRST_LOOK);
        String said = "";
        while (outcome.isEmpty()) {
            String now = describe(ingests.progress(started));
            if (!now.equals(said)) {
                shell.say("%s", now);
                said = now;
            }
            outcome = ingests.await(started, LOOK_AGAIN);
        }
        return outcome.get();
    }

    private static String describe(IngestProgress progress) {
        String stage = progress.stage().name().toLowerCase(Locale.ROOT);
        return progress.chunks() == 0
                ? stage
                : "%s: %d of %d chunks of %d files%s"
                        .formatted(
                                stage,
                                progress.chunksChecked(),
                                progress.chunks(),
                                progress.files(),
                                progress.faults() == 0 ? "" : ", " + progress.faults() + " cannot be used");
    }
}
