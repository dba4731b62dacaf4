package io.refocus.application.sweep;

import io.refocus.application.server.Following;
import io.refocus.application.server.Servers;
import io.refocus.documents.Documents;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.stores.sweep.SweepRecord;
import io.refocus.stores.trial.QualityScores;
import io.refocus.stores.trial.TrialResult;
import io.refocus.workflows.client.Sweeps;
import io.refocus.workflows.search.SweepOrder;
import io.refocus.workflows.search.SweepProgress;
import io.refocus.workflows.search.SweepState;
import io.refocus.workflows.temporal.ActivityProfiles;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Starts, follows and finds sweeps. */
public final class SweepOperations {
    /** Running trials say how far they are every ten seconds, so looking more often shows nothing new. A sweep's end is told at once. */
    private static final Duration LOOK_AGAIN = ActivityProfiles.HEARTBEAT_INTERVAL;

    private static final Following FOLLOWING = new Following(Duration.ofSeconds(1), LOOK_AGAIN);

    private final Servers servers;

    public SweepOperations(Servers servers) {
        this.servers = servers;
    }

    /** Starts a sweep, or attaches to it if it runs. The only method here that writes. */
    public StartedSweep start(SweepOrder order) {
        servers.sweeps()
                .putStarted(new SweepRecord(
                        order.sweepId(),
                        order.name(),
                        Instant.now().toString(),
                        Documents.tree(order),
                        Optional.empty()));
        return new StartedSweep(order, servers.workflows().sweeps().start(order).attached());
    }

    /** Whether a sweep of this order has ended before and has a stored leaderboard. */
    public boolean finishedBefore(SweepOrder order) {
        return servers.sweeps()
                .find(order.sweepId())
                .flatMap(SweepRecord::progress)
                .isPresent();
    }

    /** Follows a sweep to its end; its worker stores the board. Failure and cancellation are states of the board. */
    public Board follow(String sweepId, SweepListener listener) {
        Sweeps sweeps = servers.workflows().sweeps();
        SweepWatch watch = new SweepWatch(listener, this::blurred);
        SweepProgress end = FOLLOWING.untilEnd(sweeps.result(sweepId)::within, () -> {
            SweepProgress progress = sweeps.progress(sweepId);
            watch.running(progress, sweeps.live(progress));
        });
        return watch.ended(end);
    }

    /**
     * The board of a sweep: of the workflow while it runs, otherwise the one that its worker stored at the end.
     *
     * @throws RefocusException NOT_FOUND if there is no such sweep, or it did not finish and was run by another Temporal server;
     *     with the reason if it failed before it had a board
     */
    public Board board(String sweepId) {
        SweepProgress progress = progress(sweepId);
        return Board.of(progress, blurred(progress));
    }

    /** All sweeps that were ever started, the latest first. Needs no worker. */
    public List<ListedSweep> list() {
        return servers.sweeps().list().stream()
                .map(record -> new ListedSweep(record.sweepId(), record.name(), record.started(), state(record)))
                .toList();
    }

    private SweepProgress progress(String sweepId) {
        Sweeps sweeps = servers.workflows().sweeps();
        Optional<Boolean> running = running(sweepId);
        if (running.equals(Optional.of(true))) {
            return sweeps.current(sweepId);
        }
        Optional<SweepRecord> record = servers.sweeps().find(sweepId);
        Optional<SweepProgress> kept = record.flatMap(SweepOperations::kept);
        if (kept.isPresent()) {
            return kept.get();
        }
        return running.isPresent()
                ? sweeps.await(sweepId, LOOK_AGAIN).orElseGet(() -> sweeps.current(sweepId))
                : notKnown(sweepId, record);
    }

    /** Empty if the Temporal server has no such sweep. Needs no worker; a look at a workflow needs one. */
    private Optional<Boolean> running(String sweepId) {
        try {
            return Optional.of(servers.workflows().sweeps().isRunning(sweepId));
        } catch (RefocusException e) {
            if (e.fault() != Fault.NOT_FOUND) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private static Optional<SweepProgress> kept(SweepRecord record) {
        return record.progress().map(tree -> Documents.bind(tree, "sweep " + record.sweepId(), SweepProgress.class));
    }

    /** Each result holds the scores of the same blurred pictures. */
    private Optional<QualityScores> blurred(SweepProgress progress) {
        return progress.best()
                .flatMap(best -> servers.trials().result(best.trialId()))
                .map(TrialResult::identity);
    }

    private Optional<SweepState> state(SweepRecord record) {
        Optional<Boolean> running = running(record.sweepId());
        if (running.equals(Optional.of(true))) {
            return Optional.of(SweepState.RUNNING);
        }
        Optional<SweepState> kept = kept(record).map(SweepProgress::state);
        return kept.isEmpty() && running.isPresent() ? Optional.of(SweepState.FAILED) : kept;
    }

    private static SweepProgress notKnown(String sweepId, Optional<SweepRecord> record) {
        SweepRecord started = record.orElseThrow(() -> notFound(sweepId));
        throw new RefocusException(
                Fault.NOT_FOUND,
                ("sweep %s (%s) did not finish, and this Temporal server has no record of it; start it again: its"
                                + " finished trials are found, the others go on from their checkpoints")
                        .formatted(sweepId, started.name()));
    }

    private static RefocusException notFound(String sweepId) {
        return new RefocusException(
                Fault.NOT_FOUND, "there is no sweep %s; list them with: ./refocus sweep list".formatted(sweepId));
    }
}
