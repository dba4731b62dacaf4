package io.refocus.application.sweep;

import io.refocus.application.plot.PlottedTrial;
import io.refocus.application.plot.SweepPlots;
import io.refocus.application.server.Following;
import io.refocus.application.server.Servers;
import io.refocus.documents.Documents;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.learning.journal.Journal;
import io.refocus.learning.restore.ShippedModels;
import io.refocus.stores.sweep.SweepRecord;
import io.refocus.stores.trial.QualityScores;
import io.refocus.stores.trial.TrialResult;
import io.refocus.workflows.client.Sweeps;
import io.refocus.workflows.search.SweepOrder;
import io.refocus.workflows.search.SweepProgress;
import io.refocus.workflows.search.SweepState;
import io.refocus.workflows.search.TrialState;
import io.refocus.workflows.temporal.ActivityProfiles;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Starts, follows and finds sweeps. */
public final class SweepOperations {
    /** Running trials say how far they are every ten seconds, so looking more often shows nothing new. A sweep's end is told at once. */
    private static final Duration LOOK_AGAIN = ActivityProfiles.HEARTBEAT_INTERVAL;

    private static final Following FOLLOWING = new Following(Duration.ofSeconds(1), LOOK_AGAIN);

    private static final String FORGOTTEN =
            "it did not end, and this Temporal server has no record of it; start it again: finished trials are found, the"
                    + " others go on from their checkpoints";

    private final Servers servers;

    public SweepOperations(Servers servers) {
        this.servers = servers;
    }

    /** What starting it would have to do; of a running sweep, what is left. */
    public SweepOutlook outlook(SweepOrder order) {
        return stored().outlook(order);
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
     * The board of a sweep: the one that its worker stored at the end; of the workflow while it runs; from the records of its
     * trials where no server or worker tells more, with a remark. A finished sweep needs neither.
     *
     * @throws RefocusException NOT_FOUND if there is no such sweep; with the reason if it failed before it had a board
     */
    public Board board(String sweepId) {
        SweepRecord record = servers.sweeps().find(sweepId).orElseThrow(() -> notFound(sweepId));
        Seen seen = see(sweepId);
        Optional<SweepProgress> ended = StoredSweeps.ended(record);
        if (seen.state() != ServerState.RUNNING && ended.isPresent()) {
            return board(ended.get(), Optional.empty());
        }
        try {
            return switch (seen.state()) {
                case RUNNING -> board(servers.workflows().sweeps().current(sweepId), Optional.empty());
                case ENDED ->
                    board(
                            servers.workflows()
                                    .sweeps()
                                    .await(sweepId, LOOK_AGAIN)
                                    .orElseGet(
                                            () -> servers.workflows().sweeps().current(sweepId)),
                            Optional.empty());
                case FORGOTTEN -> board(stored().board(record, SweepState.INTERRUPTED), Optional.of(FORGOTTEN));
                case AWAY -> board(stored().board(record, SweepState.UNKNOWN), Optional.of(fromRecords(seen.why())));
            };
        } catch (RefocusException e) {
            if (e.fault() != Fault.UNREACHABLE) {
                throw e;
            }
            return board(
                    found(stored().board(record, SweepState.RUNNING)),
                    Optional.of(fromRecords(e.getMessage()))); // no worker answers
        }
    }

    /** Charts of a board as PNGs by file name, from what the bucket has of its trials. */
    public Map<String, byte[]> plots(Board board) {
        List<PlottedTrial> plotted = board.trials().stream()
                .map(trial -> new PlottedTrial(
                        trial.trialId(),
                        trial.parameters(),
                        trial.state() == TrialState.COMPLETED ? trial.valPsnrDb() : Optional.empty(),
                        journal(trial.trialId())))
                .toList();
        return SweepPlots.of(board.name(), plotted);
    }

    private Journal journal(String trialId) {
        return servers.trials()
                .journal(trialId)
                .map(lines -> Journal.parse(lines, "the journal of trial " + trialId))
                .orElseGet(Journal::new);
    }

    /** All sweeps that were ever started, the latest first. Needs no worker; without Temporal some states are unknown. */
    public List<ListedSweep> list() {
        List<ListedSweep> sweeps = new ArrayList<>();
        Optional<Seen> away = Optional.empty();
        for (SweepRecord record : servers.sweeps().list()) {
            Seen seen = away.isPresent() ? away.get() : see(record.sweepId());
            away = seen.state() == ServerState.AWAY ? Optional.of(seen) : Optional.empty();
            sweeps.add(new ListedSweep(record.sweepId(), record.name(), record.started(), state(record, seen)));
        }
        return sweeps;
    }

    private enum ServerState {
        RUNNING,
        ENDED,
        FORGOTTEN,
        AWAY
    }

    /** What the Temporal server knows of a sweep. */
    private record Seen(ServerState state, String why) {}

    /** Needs no worker; a look into a workflow needs one. */
    private Seen see(String sweepId) {
        try {
            return new Seen(
                    servers.workflows().sweeps().isRunning(sweepId) ? ServerState.RUNNING : ServerState.ENDED, "");
        } catch (RefocusException e) {
            return switch (e.fault()) {
                case NOT_FOUND -> new Seen(ServerState.FORGOTTEN, "");
                case UNREACHABLE -> new Seen(ServerState.AWAY, e.getMessage());
                default -> throw e;
            };
        }
    }

    private static SweepState state(SweepRecord record, Seen seen) {
        if (seen.state() == ServerState.RUNNING) {
            return SweepState.RUNNING;
        }
        return StoredSweeps.ended(record)
                .map(SweepProgress::state)
                .orElse(
                        switch (seen.state()) {
                            case RUNNING, ENDED -> SweepState.FAILED;
                            case FORGOTTEN -> SweepState.INTERRUPTED;
                            case AWAY -> SweepState.UNKNOWN;
                        });
    }

    private static String fromRecords(String why) {
        return "these are the records of its trials and what Temporal knows of them; the sweep itself does not answer: "
                + why;
    }

    /** The server tells without a worker which trials one has had, and since when it is silent. */
    private SweepProgress found(SweepProgress records) {
        try {
            return servers.workflows().sweeps().found(records);
        } catch (RefocusException e) {
            if (e.fault() != Fault.UNREACHABLE) {
                throw e;
            }
            return records;
        }
    }

    private Board board(SweepProgress progress, Optional<String> remark) {
        return Board.of(stored().withCheckpoints(progress), blurred(progress), remark);
    }

    private StoredSweeps stored() {
        return new StoredSweeps(servers.sweeps(), servers.trials(), ShippedModels.ofThisBuild());
    }

    /** Each result holds the scores of the same blurred pictures. */
    private Optional<QualityScores> blurred(SweepProgress progress) {
        return progress.best()
                .flatMap(best -> servers.trials().result(best.trialId()))
                .map(TrialResult::identity);
    }

    static RefocusException notFound(String sweepId) {
        return new RefocusException(
                Fault.NOT_FOUND, "there is no sweep %s; list them with: ./refocus sweep list".formatted(sweepId));
    }
}
