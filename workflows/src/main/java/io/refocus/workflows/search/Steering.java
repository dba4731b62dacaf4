package io.refocus.workflows.search;

import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;

/** What was made of a sweep by hand. For workflow code. */
final class Steering {
    private final List<SweepVerb.Kept> kept = new ArrayList<>();
    private int atATime;
    private boolean paused;
    private boolean stopping;
    private long pausedAtMillis;
    private long pausedBeforeMillis;

    Steering(int atATime) {
        this.atATime = atATime;
    }

    /** From before the sweep was started again. */
    void keep(List<SweepVerb.Kept> verbs) {
        kept.addAll(verbs);
    }

    /** @return the number of the change */
    int keep(SweepVerb.Kept verb) {
        kept.add(verb);
        return kept.size() - 1;
    }

    List<SweepVerb.Kept> kept() {
        return List.copyOf(kept);
    }

    boolean pruned(String trialId) {
        return SteeredSweep.pruned(kept).contains(trialId);
    }

    void pause() {
        paused = true;
        pausedAtMillis = Workflow.currentTimeMillis();
    }

    void resume() {
        pausedBeforeMillis = pausedMillis();
        paused = false;
        stopping = false;
    }

    void stop() {
        resume();
        stopping = true;
    }

    void atATime(int trials) {
        atATime = trials;
    }

    int atATime() {
        return atATime;
    }

    long pausedMillis() {
        return pausedBeforeMillis + (paused ? Workflow.currentTimeMillis() - pausedAtMillis : 0);
    }

    /** Whether one more trial may begin while so many run. */
    boolean lets(int running) {
        return !paused && !stopping && running < atATime;
    }

    boolean stopping() {
        return stopping;
    }

    SweepState state() {
        return stopping ? SweepState.STOPPING : paused ? SweepState.PAUSED : SweepState.RUNNING;
    }
}
