package io.refocus.application.promotion;

import io.refocus.application.server.Following;
import io.refocus.application.server.Servers;
import io.refocus.application.sweep.Board;
import io.refocus.application.sweep.SweepOperations;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.workflows.client.Promotions;
import io.refocus.workflows.gate.GatePolicy;
import io.refocus.workflows.promotion.PromotionOrder;
import io.refocus.workflows.promotion.PromotionOutcome;
import io.refocus.workflows.promotion.PromotionStage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Finds challengers and promotes them through the gate. */
public final class PromotionOperations {
    private static final Following FOLLOWING = new Following(Duration.ofSeconds(2), Duration.ofSeconds(2));

    private final Servers servers;

    public PromotionOperations(Servers servers) {
        this.servers = servers;
    }

    /**
     * Finds a trial by its id, or the best trial of a sweep by the sweep's id.
     *
     * @throws RefocusException NOT_FOUND if it is neither, or has no finished trial yet
     */
    public Challenger challenger(String id) {
        if (servers.trials().result(id).isPresent()) {
            return new Challenger(id, Optional.empty());
        }
        Board board;
        try {
            board = new SweepOperations(servers).board(id);
        } catch (RefocusException e) {
            throw e.fault() == Fault.NOT_FOUND ? neither(id, e) : e;
        }
        return board.best()
                .map(best -> new Challenger(best.trialId(), Optional.of(id)))
                .orElseThrow(() -> new RefocusException(
                        Fault.NOT_FOUND,
                        "sweep %s has no finished trial yet; watch it with: ./refocus sweep show %s"
                                .formatted(id, id)));
    }

    /**
     * Makes a finished trial of a folder in which {@code ./refocus train} has ended: uploads its model, once.
     *
     * @param dataset the dataset whose test pictures judge it; empty for the one it was trained on
     * @throws RefocusException NOT_FOUND if the folder holds no finished training; BAD_INPUT if there is no such dataset
     */
    public Challenger challenger(Path folder, Optional<String> dataset) {
        return new FolderPromotion(servers).challenger(folder, dataset);
    }

    /** Runs a promotion to its end. Promotions of a model are serial: one that runs already is waited for first. */
    public PromotionOutcome promote(Challenger challenger, GatePolicy policy, PromotionListener listener) {
        Promotions promotions = servers.workflows().promotions();
        PromotionOrder order = new PromotionOrder(challenger.trialId(), policy, challenger.sweepId());
        while (promotions.start(order).attached()) {
            listener.waiting(order.model());
            await(promotions, order.model(), listener);
        }
        listener.started(order);
        return await(promotions, order.model(), listener);
    }

    private static PromotionOutcome await(Promotions promotions, String model, PromotionListener listener) {
        AtomicReference<PromotionStage> told = new AtomicReference<>();
        return FOLLOWING.untilEnd(promotions.result(model)::within, () -> {
            PromotionStage now = promotions.stage(model);
            if (now != told.getAndSet(now)) {
                listener.entered(now);
            }
        });
    }

    private static RefocusException neither(String id, RefocusException cause) {
        return new RefocusException(
                Fault.NOT_FOUND,
                "%s is neither a finished trial nor a known sweep, nor is there a folder of that name (%s)"
                        .formatted(id, cause.getMessage()),
                cause);
    }
}
