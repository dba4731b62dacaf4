package io.refocus.application.model;

import io.refocus.application.server.Servers;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import java.util.Optional;

/** Finds the models in service. */
public final class ModelOperations {
    private final Servers servers;

    public ModelOperations(Servers servers) {
        this.servers = servers;
    }

    /**
     * The champion of a model.
     *
     * @param model empty for the one that inference follows
     * @throws RefocusException NOT_FOUND if nothing was promoted yet
     */
    public ChampionDetails champion(Optional<String> model) {
        String name = model.orElseGet(servers::model);
        return servers.registry()
                .champion(name)
                .map(ChampionDetails::of)
                .orElseThrow(() -> new RefocusException(
                        Fault.NOT_FOUND,
                        "model %s has no champion yet; make one with: ./refocus promote SWEEP-or-TRIAL-or-DIR"
                                .formatted(name)));
    }
}
