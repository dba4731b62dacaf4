package io.refocus.application.sweep;

import io.refocus.application.server.Servers;
import io.refocus.documents.IllegalValueException;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.learning.experiment.Experiment;
import io.refocus.learning.restore.ShippedModels;
import io.refocus.stores.sweep.SweepRecord;
import io.refocus.workflows.search.SearchOrder;
import io.refocus.workflows.search.SteeredSweep;
import io.refocus.workflows.search.SteeringReply;
import io.refocus.workflows.search.SweepOrder;
import io.refocus.workflows.search.SweepProgress;
import io.refocus.workflows.search.SweepState;
import io.refocus.workflows.search.SweepVerb;
import io.refocus.workflows.search.VerbRules;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Changes sweeps that were started: those that run by their workflow, ended ones by starting them again. */
public final class SweepSteering {
    private final Servers servers;

    public SweepSteering(Servers servers) {
        this.servers = servers;
    }

    /**
     * Does what a verb says.
     *
     * @throws RefocusException NOT_FOUND if there is no such sweep or trial; REFUSED with the reason and what is legal now; BAD_INPUT if a
     *     point or a space is no part of the experiment; UNREACHABLE if no worker answers
     */
    public SteeringReply steer(String sweepId, SweepVerb verb) {
        SweepRecord record = servers.sweeps().find(sweepId).orElseThrow(() -> SweepOperations.notFound(sweepId));
        SweepOrder order = StoredSweeps.order(record);
        checkExperiment(order, verb);
        if (runs(sweepId)) {
            try {
                return servers.workflows().sweeps().steer(sweepId, verb);
            } catch (RefocusException e) {
                if (e.fault() != Fault.NOT_FOUND || runs(sweepId)) {
                    throw e;
                }
            } // it ended meanwhile
        }
        return begunAgain(order, verb);
    }

    /** @throws RefocusException NOT_FOUND if there is no such sweep; REFUSED if it has ended */
    public void requireRunning(String sweepId) {
        SweepRecord record = servers.sweeps().find(sweepId).orElseThrow(() -> SweepOperations.notFound(sweepId));
        if (!runs(sweepId)) {
            throw new RefocusException(
                    Fault.REFUSED,
                    "cancel of sweep %s: it has ended: %s. There is nothing to cancel; look with: ./refocus sweep show %1$s"
                            .formatted(sweepId, word(ended(record).state())));
        }
    }

    private boolean runs(String sweepId) {
        try {
            return servers.workflows().sweeps().isRunning(sweepId);
        } catch (RefocusException e) {
            if (e.fault() != Fault.NOT_FOUND) {
                throw e;
            }
            return false;
        }
    }

    private SteeringReply begunAgain(SweepOrder order, SweepVerb verb) {
        String id = order.sweepId();
        SweepRecord record = servers.sweeps().find(id).orElseThrow();
        VerbRules.check(SteeredSweep.of(order, SweepChanges.of(servers.sweeps(), id), ended(record)), verb);
        SweepChanges.add(servers.sweeps(), id, (SweepVerb.Kept) verb);
        servers.workflows().sweeps().start(order);
        return new SteeringReply(
                SweepState.RUNNING, "it had ended, and is started again: finished trials are found, the others go on");
    }

    private SweepProgress ended(SweepRecord record) {
        return StoredSweeps.ended(record)
                .orElseGet(() -> new StoredSweeps(servers.sweeps(), servers.trials(), ShippedModels.ofThisBuild())
                        .board(record, SweepState.INTERRUPTED));
    }

    /** A worker would pass an illegal point over; who gives one is to hear it. */
    private void checkExperiment(SweepOrder order, SweepVerb verb) {
        if (order.search().isEmpty() || !(verb instanceof SweepVerb.Add || verb instanceof SweepVerb.Widen)) {
            return;
        }
        SearchOrder search = order.search().get().after(SweepChanges.of(servers.sweeps(), order.sweepId()));
        SpaceCheck check = new SpaceCheck(
                Path.of("sweep " + order.name()),
                Experiment.parse(order.experiment(), "experiment of sweep " + order.name()),
                ShippedModels.ofThisBuild());
        try {
            if (verb instanceof SweepVerb.Widen widen) {
                check.check(search.after(List.of(widen)));
            }
            if (verb instanceof SweepVerb.Add add) {
                check.point("point", search.parameters().legal("point", add.point()));
            }
        } catch (IllegalValueException e) {
            throw new RefocusException(
                    Fault.BAD_INPUT, "%s: got %s; expected %s".formatted(e.key(), e.got(), e.legal()), e);
        }
    }

    private static String word(SweepState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
