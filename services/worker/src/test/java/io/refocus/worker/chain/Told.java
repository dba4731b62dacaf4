package io.refocus.worker.chain;

import io.refocus.application.dataset.IngestListener;
import io.refocus.application.promotion.PromotionListener;
import io.refocus.application.sweep.Board;
import io.refocus.application.sweep.BoardRow;
import io.refocus.application.sweep.SweepListener;
import io.refocus.datasets.DatasetConfig;
import io.refocus.workflows.client.RunningTrial;
import io.refocus.workflows.ingest.IngestProgress;
import io.refocus.workflows.promotion.PromotionOrder;
import io.refocus.workflows.promotion.PromotionStage;
import java.util.ArrayList;
import java.util.List;

/** Listens to everything and keeps what does not depend on how often somebody looks. */
final class Told implements IngestListener, SweepListener, PromotionListener {
    final List<String> events = new ArrayList<>();
    final List<BoardRow> ended = new ArrayList<>();

    @Override
    public void started(DatasetConfig config, boolean attached) {
        events.add("ingest of %s %s".formatted(config.name(), attached ? "runs already" : "started"));
    }

    @Override
    public void progressed(IngestProgress progress) {
        // how often depends on how long it takes
    }

    @Override
    public void trialEnded(BoardRow trial) {
        ended.add(trial);
    }

    @Override
    public void progressed(Board board, List<RunningTrial> live) {
        // how often depends on how long it takes
    }

    @Override
    public void waiting(String model) {
        events.add("another promotion of " + model + " runs");
    }

    @Override
    public void started(PromotionOrder order) {
        events.add("trial %s challenges".formatted(order.trialId()));
    }

    @Override
    public void entered(PromotionStage stage) {
        // which ones are seen depends on how long they take
    }
}
