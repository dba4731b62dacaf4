package io.refocus.application.dataset;

import io.refocus.application.server.Following;
import io.refocus.application.server.Servers;
import io.refocus.datasets.DatasetConfig;
import io.refocus.fault.RefocusException;
import io.refocus.stores.dataset.DatasetEntry;
import io.refocus.workflows.client.Ingests;
import io.refocus.workflows.client.StartedWorkflow;
import io.refocus.workflows.ingest.IngestOutcome;
import io.refocus.workflows.ingest.IngestProgress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Ingests datasets and finds those that are published. */
public final class DatasetOperations {
    private static final Following FOLLOWING = new Following(Duration.ofMillis(1500), Duration.ofSeconds(4));

    private final Servers servers;

    public DatasetOperations(Servers servers) {
        this.servers = servers;
    }

    /**
     * Runs an ingest to its end.
     *
     * @throws RefocusException BAD_INPUT with a line for each offending file
     */
    public IngestOutcome ingest(DatasetConfig config, IngestListener listener) {
        Ingests ingests = servers.workflows().ingests();
        StartedWorkflow started = ingests.start(config);
        listener.started(config, started.attached());
        AtomicReference<IngestProgress> told = new AtomicReference<>();
        return FOLLOWING.untilEnd(ingests.result(started)::within, () -> {
            IngestProgress now = ingests.progress(started);
            if (!now.equals(told.getAndSet(now))) {
                listener.progressed(now);
            }
        });
    }

    /** Every published version. */
    public List<DatasetEntry> list() {
        return servers.datasets().list();
    }

    /**
     * One version.
     *
     * @param id a name for its latest version, {@code NAME@DIGITS} or the digits alone
     * @throws RefocusException NOT_FOUND if there is none, BAD_INPUT if the digits match several
     */
    public DatasetDetails find(String id) {
        DatasetEntry entry = servers.datasets().demand(id);
        return new DatasetDetails(entry, servers.datasets().load(entry.name(), entry.version()));
    }
}
