package io.refocus.cli.sweep;

import io.refocus.cli.server.Servers;
import io.refocus.cli.shell.Shell;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.workflows.search.Grid;
import io.refocus.workflows.search.SweepOrder;
import io.refocus.workflows.search.SweepProgress;
import io.refocus.workflows.search.SweepState;
import java.util.Locale;
import java.util.Optional;

/** Starts sweeps and finds what became of them. */
public final class Sweeping {
    private final Shell shell;
    private final Servers servers;
    private final SweepRecords records;

    public Sweeping(Shell shell, Servers servers) {
        this.shell = shell;
        this.servers = servers;
        this.records = new SweepRecords(servers.objects());
    }

    /** Starts a sweep, or attaches to it if it runs. @return its id */
    public String start(SweepOrder order) {
        boolean attached = servers.workflows().sweeps().start(order).attached();
        shell.say(
                "sweep %s (%s) %s: %d trials over %s@%s, %d at a time",
                order.sweepId(),
                order.name(),
                attached ? "is running already" : "started",
                Grid.points(order.axes()).size(),
                order.dataset().name(),
                order.dataset().version().substring(0, 12),
                order.concurrentTrials());
        return order.sweepId();
    }

    /** Watches it to its end. */
    public SweepProgress follow(String sweepId) {
        return new Following(shell, servers.workflows().sweeps()).untilItEnds(sweepId);
    }

    /** Whether it ran to its end before, with this or an earlier Temporal server. */
    public boolean completedBefore(String sweepId) {
        return records.find(sweepId)
                .filter(p -> p.state() == SweepState.COMPLETED)
                .isPresent();
    }

    /**
     * The leaderboard of a sweep: the recorded one of a sweep that ended, else what the workflow says now.
     *
     * @throws RefocusException NOT_FOUND if there is no such sweep, or it was interrupted and must be started again
     */
    public SweepProgress progress(String sweepId) {
        Optional<SweepProgress> recorded = records.find(sweepId);
        if (recorded.filter(sweep -> sweep.state() != SweepState.RUNNING).isPresent()) {
            return recorded.get();
        }
        try {
            return servers.workflows().sweeps().progress(sweepId);
        } catch (RefocusException e) {
            if (e.fault() != Fault.NOT_FOUND) {
                throw e;
            }
            throw recorded.map(sweep -> interrupted(sweep, e)).orElseGet(() -> notFound(sweepId));
        }
    }

    /** {@code running}, {@code completed}, {@code failed}, {@code cancelled}, or {@code interrupted} if nobody works on it. */
    public String state(SweepProgress recorded) {
        try {
            return progress(recorded.sweepId()).state().name().toLowerCase(Locale.ROOT);
        } catch (RefocusException e) {
            if (e.fault() != Fault.NOT_FOUND) {
                throw e;
            }
            return "interrupted";
        }
    }

    private static RefocusException interrupted(SweepProgress recorded, RefocusException cause) {
        return new RefocusException(
                Fault.NOT_FOUND,
                ("the Temporal server no longer knows sweep %s (%s), which had not finished; start it again: its finished trials"
                                + " are found, the others go on from their checkpoints")
                        .formatted(recorded.sweepId(), recorded.name()),
                cause);
    }

    private static RefocusException notFound(String sweepId) {
        return new RefocusException(
                Fault.NOT_FOUND, "there is no sweep %s; list them with: ./refocus sweep list".formatted(sweepId));
    }
}
