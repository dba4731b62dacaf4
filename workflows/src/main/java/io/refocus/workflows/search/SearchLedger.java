package io.refocus.workflows.search;

import io.refocus.search.propose.Told;
import io.refocus.search.propose.ToldState;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What a search has proposed and spent, and what has come of it. */
final class SearchLedger {
    /** Proposals in a row that became no trial, after which the space is to blame. */
    private static final int MOST_IN_VAIN = 20;

    private SearchOrder search;
    private final TreeMap<Integer, Told> told = new TreeMap<>();
    private final Set<String> trials = new HashSet<>();
    private long steps;
    private int inVain;
    private int refused;
    private Optional<String> lastRefusal = Optional.empty();
    private Optional<String> end = Optional.empty();

    SearchLedger(SearchOrder search) {
        this.search = search;
    }

    /** Budget and space are these from now on, and it goes on if they leave room for more. */
    void changed(SearchOrder now) {
        search = now;
        inVain = 0;
        end = Optional.empty();
    }

    /** A trial that had ended runs again. */
    void again(int number) {
        told.computeIfPresent(number, (key, known) -> Told.of(number, known.point(), ToldState.PENDING));
    }

    int proposals() {
        return told.size();
    }

    List<Told> told() {
        return List.copyOf(told.values());
    }

    /** Whether a budget has run out, and notes which. */
    boolean spent(Duration sinceStart) {
        search.budget().ifPresent(budget -> {
            budget.trials().filter(most -> trials.size() >= most).ifPresent(most -> end("all %d trials", most));
            budget.minutes()
                    .filter(most -> sinceStart.toMinutes() >= most)
                    .ifPresent(most -> end("all %d minutes", most));
            budget.steps().filter(most -> steps >= most).ifPresent(most -> end("all %d steps", most));
        });
        if (trials.size() >= SearchBudget.MOST_TRIALS) {
            end("the %d trials that a sweep has at most", SearchBudget.MOST_TRIALS);
        }
        return end.isPresent();
    }

    private void end(String what, long most) {
        end = end.or(() -> Optional.of("used " + String.format(Locale.ROOT, what, most) + " of its budget"));
    }

    void exhausted() {
        end = Optional.of("tried every point of its space");
    }

    /** @return the trial to run; empty if there is none, and then another proposal or {@link #ended} */
    Optional<PlannedTrial> placed(Placement placement) {
        Optional<PlannedTrial> trial = placement.trial().filter(planned -> !trials.contains(planned.trialId()));
        if (trial.isEmpty()) {
            tell(placement, ToldState.FAILED);
            refuse(placement.refusal().orElseGet(() -> placement.point() + " is the same experiment as another point"));
            return trial;
        }
        long after = steps + trial.get().steps();
        Optional<Long> most = search.budget().flatMap(SearchBudget::steps).filter(limit -> after > limit);
        if (most.isPresent()) {
            end = Optional.of(String.format(
                    Locale.ROOT,
                    "used %d of %d steps of its budget; the next trial needs %d",
                    steps,
                    most.get(),
                    trial.get().steps()));
            return Optional.empty();
        }
        tell(placement, ToldState.PENDING);
        trials.add(trial.get().trialId());
        steps = after;
        inVain = 0;
        return trial;
    }

    private void refuse(String reason) {
        refused++;
        inVain++;
        lastRefusal = Optional.of(reason);
        if (inVain == MOST_IN_VAIN) {
            end = Optional.of(String.format(Locale.ROOT, "gave up: %d proposals in a row were no new trial", inVain));
        }
    }

    private void tell(Placement placement, ToldState state) {
        told.put(placement.number(), Told.of(placement.number(), placement.point(), state));
    }

    void trialEnded(int number, TrialProgress trial) {
        told.computeIfPresent(number, (key, pending) -> switch (trial.state()) {
            case COMPLETED ->
                trial.valPsnrDb()
                        .filter(Double::isFinite)
                        .map(db -> Told.completed(number, pending.point(), db))
                        .orElseGet(() -> Told.of(number, pending.point(), ToldState.DIVERGED));
            case DIVERGED -> Told.of(number, pending.point(), ToldState.DIVERGED);
            case QUEUED, RUNNING, PREEMPTED, FAILED, PRUNED, CANCELLED ->
                Told.of(number, pending.point(), ToldState.FAILED);
        });
    }

    boolean ended() {
        return end.isPresent();
    }

    /** {@code tpe, at most 20 trials: 5 begun}; what it used once it has ended, and the last proposal that was refused. */
    String remark() {
        String how = end.orElseGet(() -> String.format(Locale.ROOT, "%d begun", trials.size()));
        String in = refused == 0
                ? ""
                : String.format(Locale.ROOT, "; %d proposals became no trial, the last: ", refused)
                        + lastRefusal.orElse("");
        return search.text() + ": " + how + in;
    }
}
