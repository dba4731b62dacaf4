package io.refocus.application.sweep;

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
    /** How soon the first look is taken at a sweep that is followed. */
    private static final Duration FIRST_LOOK = Duration.ofSeconds(1);

    /** Running trials say how far they are every ten seconds, so looking more often shows nothing new. A sweep's end is told at once. */
    private static final Duration LOOK_AGAIN = ActivityProfiles.HEARTBEAT_INTERVAL;

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
        Optional<SweepProgress> end = sweeps.await(sweepId, FIRST_LOOK);
        while (end.isEmpty()) {
            SweepProgress progress = sweeps.progress(sweepId);
            watch.running(progress, sweeps.live(progress));
            end = sweeps.await(sweepId, LOOK_AGAIN);
        }
        return watch.ended(end.get());
    }

    /**
     * The board of a sweep: of the workflow while the Temporal server has it, otherwise the stored one.
     *
     * @throws RefocusException NOT_FOUND if there is no such sweep, or it did not finish and was run by another Temporal server
     */
    public Board board(String sweepId) {
        SweepProgress progress = progress(sweepId);
        return Board.of(progress, blurred(progress));
    }

    /** All sweeps that were ever started, the latest first. */
    public List<ListedSweep> list() {
        return servers.sweeps().list().stream()
                .map(record -> new ListedSweep(record.sweepId(), record.name(), record.started(), state(record)))
                .toList();
    }

    private SweepProgress progress(String sweepId) {
        try {
            return servers.workflows().sweeps().current(sweepId);
        } catch (RefocusException e) {
            if (e.fault() != Fault.NOT_FOUND) {
                throw e;
            }
            return remembered(sweepId);
        }
    }

    /** Each result holds the scores of the same blurred pictures. */
    private Optional<QualityScores> blurred(SweepProgress progress) {
        return progress.best()
                .flatMap(best -> servers.trials().result(best.trialId()))
                .map(TrialResult::identity);
    }

    private Optional<SweepState> state(SweepRecord record) {
        try {
            return Optional.of(progress(record.sweepId()).state());
        } catch (RefocusException e) {
            if (e.fault() != Fault.NOT_FOUND) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private SweepProgress remembered(String sweepId) {
        SweepRecord record = servers.sweeps().find(sweepId).orElseThrow(() -> notFound(sweepId));
        return record.progress()
                .map(tree -> Documents.bind(tree, "sweep " + sweepId, SweepProgress.class))
                .orElseThrow(() -> new RefocusException(
                        Fault.NOT_FOUND,
                        ("sweep %s (%s) did not finish, and this Temporal server has no record of it; start it again: its"
                                        + " finished trials are found, the others go on from their checkpoints")
                                .formatted(sweepId, record.name())));
    }

    private static RefocusException notFound(String sweepId) {
        return new RefocusException(
                Fault.NOT_FOUND, "there is no sweep %s; list them with: ./refocus sweep list".formatted(sweepId));
    }
}
