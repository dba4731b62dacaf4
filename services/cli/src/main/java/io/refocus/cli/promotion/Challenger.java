package io.refocus.cli.promotion;

import io.refocus.cli.server.Servers;
import io.refocus.cli.shell.Shell;
import io.refocus.cli.sweep.Sweeping;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.workflows.search.SweepProgress;
import java.util.Optional;

/** A finished trial that shall become champion, and the sweep it won, if a sweep was named. */
public record Challenger(String trialId, Optional<String> sweepId) {

    /**
     * Finds what a person named: a trial's id, or a sweep's, which means its best trial.
     *
     * @throws RefocusException NOT_FOUND if it is neither, or has no finished trial yet
     */
    public static Challenger find(String id, Shell shell, Servers servers) {
        if (servers.trials().result(id).isPresent()) {
            return new Challenger(id, Optional.empty());
        }
        SweepProgress sweep;
        try {
            sweep = new Sweeping(shell, servers).progress(id);
        } catch (RefocusException e) {
            throw e.fault() == Fault.NOT_FOUND ? neither(id, e) : e;
        }
        return sweep.best()
                .map(best -> new Challenger(best.trialId(), Optional.of(id)))
                .orElseThrow(() -> new RefocusException(
                        Fault.NOT_FOUND,
                        "sweep %s has no finished trial yet; watch it with: ./refocus sweep show %s"
                                .formatted(id, id)));
    }

    private static RefocusException neither(String id, RefocusException cause) {
        return new RefocusException(
                Fault.NOT_FOUND,
                "%s is neither a finished trial nor a sweep whose trials are known (%s)"
                        .formatted(id, cause.getMessage()),
                cause);
    }
}
