package io.refocus.cli.sweep;

import io.refocus.cli.server.Servers;
import io.refocus.cli.shell.Shell;
import io.refocus.documents.Documents;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.stores.sweep.SweepRecord;
import io.refocus.workflows.search.Grid;
import io.refocus.workflows.search.SweepOrder;
import io.refocus.workflows.search.SweepProgress;
import io.refocus.workflows.search.SweepState;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Starts sweeps and finds what became of them. */
public final class Sweeping {
    private final Shell shell;
    private final Servers servers;

    public Sweeping(Shell shell, Servers servers) {
        this.shell = shell;
        this.servers = servers;
    }

    /** Starts a sweep, or attaches to it if it runs. @return its id */
    public String start(SweepOrder order) {
        String id = order.sweepId();
        servers.sweeps()
                .putStarted(new SweepRecord(
                        id, order.name(), Instant.now().toString(), Documents.tree(order), Optional.empty()));
        boolean attached = servers.workflows().sweeps().start(order).attached();
        shell.say(
                "sweep %s (%s) %s: %d trials over %s, %d at a time",
                id,
                order.name(),
                attached ? "is running already" : "started",
                Grid.points(order.axes()).size(),
                shortened(order),
                order.concurrentTrials());
        return id;
    }

    private static String shortened(SweepOrder order) {
        return order.dataset().name() + "@" + order.dataset().version().substring(0, 12);
    }

    /** Watches it to its end and keeps its leaderboard. */
    public SweepProgress follow(String sweepId) {
        SweepProgress end = new Following(shell, servers.workflows().sweeps()).untilItEnds(sweepId);
        servers.sweeps().putFinished(sweepId, Documents.tree(end));
        return end;
    }

    /**
     * The leaderboard of a sweep: of the workflow while the Temporal server remembers it, else as it was last seen finished.
     *
     * @throws RefocusException NOT_FOUND if there is no such sweep, or it was interrupted and must be started again
     */
    public SweepProgress progress(String sweepId) {
        try {
            SweepProgress progress = servers.workflows().sweeps().current(sweepId);
            if (progress.state() != SweepState.RUNNING) {
                servers.sweeps().putFinished(sweepId, Documents.tree(progress));
            }
            return progress;
        } catch (RefocusException e) {
            if (e.fault() != Fault.NOT_FOUND) {
                throw e;
            }
            return remembered(sweepId);
        }
    }

    /** {@code running}, {@code completed}, {@code failed}, {@code cancelled}, or {@code interrupted} if nobody knows its end. */
    public String state(SweepRecord record) {
        try {
            return progress(record.sweepId()).state().name().toLowerCase(Locale.ROOT);
        } catch (RefocusException e) {
            if (e.fault() != Fault.NOT_FOUND) {
                throw e;
            }
            return "interrupted";
        }
    }

    private SweepProgress remembered(String sweepId) {
        SweepRecord record = servers.sweeps().find(sweepId).orElseThrow(() -> notFound(sweepId));
        return record.progress()
                .map(tree -> Documents.bind(tree, "sweep " + sweepId, SweepProgress.class))
                .orElseThrow(() -> new RefocusException(
                        Fault.NOT_FOUND,
                        ("the Temporal server no longer knows sweep %s (%s), which had not finished; start it again and its"
                                        + " finished trials are found, the others go on from their checkpoints")
                                .formatted(sweepId, record.name())));
    }

    private RefocusException notFound(String sweepId) {
        return new RefocusException(
                Fault.NOT_FOUND, "there is no sweep %s; list them with: ./refocus sweep list".formatted(sweepId));
    }
}
