package io.refocus.workflows.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Does what a verb says; whether it is legal was seen before. For workflow code. */
final class SweepWheel {
    private final Steering steering;
    private final TrialSource source;
    private final TrialRuns runs;

    SweepWheel(Steering steering, TrialSource source, TrialRuns runs) {
        this.steering = steering;
        this.source = source;
        this.runs = runs;
    }

    /** What was made of the sweep before it was started again. */
    void restore(List<SweepVerb.Kept> kept) {
        if (!kept.isEmpty()) {
            steering.keep(kept);
            source.changed(kept);
        }
    }

    /** @return what happens next, in a line */
    String turn(SweepVerb verb) {
        if (verb instanceof SweepVerb.Pause) {
            steering.pause();
            return "no trial begins until it is resumed; " + running();
        }
        if (verb instanceof SweepVerb.Resume) {
            steering.resume();
            return "trials begin again";
        }
        if (verb instanceof SweepVerb.Stop) {
            steering.stop();
            return "no trial begins any more; " + running();
        }
        if (verb instanceof SweepVerb.Concurrency concurrency) {
            steering.atATime(concurrency.trials());
            return String.format(Locale.ROOT, "%d at a time; ", concurrency.trials()) + running();
        }
        if (verb instanceof SweepVerb.Prune prune) {
            return runs.prune(prune.trialId());
        }
        if (verb instanceof SweepVerb.Retry retry) {
            runs.retry(retry.trialId());
            return "trial " + retry.trialId() + " is next";
        }
        List<SweepVerb.Kept> all = new ArrayList<>(steering.kept());
        all.add((SweepVerb.Kept) verb);
        source.changed(all);
        return source.remark().orElseThrow();
    }

    private String running() {
        long count = runs.board().stream()
                .filter(trial -> trial.state() == TrialState.RUNNING)
                .count();
        return count == 0
                ? "none is running"
                : String.format(Locale.ROOT, "%d %s on to the end", count, count == 1 ? "goes" : "go");
    }
}
