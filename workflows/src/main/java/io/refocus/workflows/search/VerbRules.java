package io.refocus.workflows.search;

import io.refocus.documents.IllegalValueException;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which verb is legal when. {@code docs/sweeps.md} has it as a table, which a test holds against this. */
public final class VerbRules {
    private static final String GRID = "a grid of axes tries what its file lists, and has no budget or space";
    private static final Set<String> OF_SEARCHES = Set.of("extend", "add", "widen");

    private VerbRules() {}

    /**
     * @throws RefocusException REFUSED with the reason and what is legal now; NOT_FOUND if there is no such trial; BAD_INPUT if a point
     *     or a space is illegal
     */
    public static void check(SteeredSweep sweep, SweepVerb verb) {
        if (!names(sweep.state()).contains(verb.verb())) {
            throw refused(sweep, verb, state(sweep.state()));
        }
        try {
            checkDetails(sweep, verb);
        } catch (IllegalValueException e) {
            throw new RefocusException(
                    Fault.BAD_INPUT, "%s: got %s; expected %s".formatted(e.key(), e.got(), e.legal()), e);
        }
    }

    /** The verbs that a sweep in this state may take; whether it does depends on its trials too. */
    static List<String> names(SweepState state) {
        return switch (state) {
            case RUNNING -> List.of("pause", "stop", "extend", "concurrency", "add", "prune", "retry", "widen");
            case PAUSED -> List.of("resume", "stop", "extend", "concurrency", "add", "prune", "retry", "widen");
            case STOPPING -> List.of("resume", "prune");
            case COMPLETED, FAILED, STOPPED, CANCELLED, INTERRUPTED -> List.of("extend", "retry");
            case UNKNOWN -> List.of();
        };
    }

    private static void checkDetails(SteeredSweep sweep, SweepVerb verb) {
        if (verb instanceof SweepVerb.Concurrency wanted && wanted.trials() == sweep.atATime()) {
            throw refused(sweep, verb, String.format(Locale.ROOT, "it runs %d at a time already", sweep.atATime()));
        }
        if (verb instanceof SweepVerb.Extend extend) {
            checkBudget(sweep, extend, searched(sweep, verb));
        }
        if (verb instanceof SweepVerb.Add add) {
            checkPoint(sweep, add, searched(sweep, verb));
        }
        if (verb instanceof SweepVerb.Widen widen) {
            searched(sweep, verb).after(List.of(widen));
        }
        if (verb instanceof SweepVerb.Prune prune) {
            TrialProgress trial = trial(sweep, prune.trialId());
            if (trial.state().ended()) {
                throw refused(sweep, verb, "trial %s has ended: %s".formatted(trial.trialId(), stands(trial)));
            }
        }
        if (verb instanceof SweepVerb.Retry retry) {
            checkRetry(sweep, retry, trial(sweep, retry.trialId()));
        }
    }

    private static SearchOrder searched(SteeredSweep sweep, SweepVerb verb) {
        return sweep.search().orElseThrow(() -> refused(sweep, verb, GRID));
    }

    private static void checkBudget(SteeredSweep sweep, SweepVerb.Extend extend, SearchOrder search) {
        SearchBudget now = search.budget()
                .orElseThrow(() -> refused(sweep, extend, "it has no budget, and ends when every point was tried"));
        SearchBudget to = extend.budget();
        raised(
                sweep,
                extend,
                "trials",
                now.trials().map(Long::valueOf),
                to.trials().map(Long::valueOf),
                false);
        raised(
                sweep,
                extend,
                "minutes",
                now.minutes().map(Long::valueOf),
                to.minutes().map(Long::valueOf),
                !sweep.state().live());
        raised(sweep, extend, "steps", now.steps(), to.steps(), false);
    }

    /** @param anew whether the count begins at 0, so that the same number is more */
    private static void raised(
            SteeredSweep sweep, SweepVerb verb, String what, Optional<Long> now, Optional<Long> to, boolean anew) {
        if (to.isPresent() && now.isEmpty()) {
            throw refused(sweep, verb, "its budget has no limit of %s, so there is nothing to raise".formatted(what));
        }
        if (to.isPresent() && !anew && to.get() <= now.get()) {
            throw new RefocusException(
                    Fault.REFUSED,
                    String.format(
                            Locale.ROOT,
                            "extend of sweep %s: %s: got %d; expected more than the %d that it may use already: what you give is"
                                    + " the new limit, not what is added to it",
                            sweep.sweepId(),
                            what,
                            to.get(),
                            now.get()));
        }
    }

    private static void checkPoint(SteeredSweep sweep, SweepVerb.Add add, SearchOrder search) {
        Map<String, Object> point = search.parameters().legal("point", add.point());
        sweep.trialAt(point).ifPresent(trial -> {
            throw refused(sweep, add, "this point is trial %s: %s".formatted(trial.trialId(), stands(trial)));
        });
        if (sweep.hasAdded(point)) {
            throw refused(sweep, add, "this point was added before");
        }
    }

    private static void checkRetry(SteeredSweep sweep, SweepVerb.Retry retry, TrialProgress trial) {
        Optional<String> why =
                switch (trial.state()) {
                    case FAILED, PRUNED, CANCELLED -> Optional.empty();
                    case QUEUED, PREEMPTED, RUNNING ->
                        sweep.state().live()
                                ? Optional.of("trial %s has not ended: %s".formatted(trial.trialId(), stands(trial)))
                                : Optional.empty();
                    case COMPLETED -> Optional.of("trial %s has a result".formatted(trial.trialId()));
                    case DIVERGED ->
                        Optional.of(
                                ("trial %s would diverge again, with the same numbers from the same seed; add a point with other"
                                                + " values instead")
                                        .formatted(trial.trialId()));
                };
        why.ifPresent(reason -> {
            throw refused(sweep, retry, reason);
        });
    }

    private static TrialProgress trial(SteeredSweep sweep, String trialId) {
        return sweep.trial(trialId)
                .orElseThrow(() -> new RefocusException(
                        Fault.NOT_FOUND,
                        "sweep %1$s has no trial %2$s; its trials are shown by: ./refocus sweep show %1$s"
                                .formatted(sweep.sweepId(), trialId)));
    }

    private static String stands(TrialProgress trial) {
        return trial.state().name().toLowerCase(Locale.ROOT);
    }

    private static RefocusException refused(SteeredSweep sweep, SweepVerb verb, String why) {
        return new RefocusException(
                Fault.REFUSED, "%s of sweep %s: %s. %s".formatted(verb.verb(), sweep.sweepId(), why, instead(sweep)));
    }

    private static String state(SweepState state) {
        return switch (state) {
            case RUNNING -> "it runs";
            case PAUSED -> "it is paused";
            case STOPPING -> "it is stopping, and begins no trial any more";
            case COMPLETED -> "it has ended: completed";
            case FAILED -> "it has ended: failed, no trial has a result";
            case STOPPED -> "it has ended: stopped";
            case CANCELLED -> "it has ended: cancelled";
            case INTERRUPTED -> "it does not run: Temporal has no record of it";
            case UNKNOWN -> "whether it runs is not known";
        };
    }

    private static String instead(SteeredSweep sweep) {
        return switch (sweep.state()) {
            case RUNNING, PAUSED, STOPPING ->
                names(sweep.state()).stream()
                        .filter(verb -> sweep.search().isPresent() || !OF_SEARCHES.contains(verb))
                        .collect(Collectors.joining(", ", "Legal now: ", ", cancel"));
            case COMPLETED, FAILED, STOPPED, CANCELLED, INTERRUPTED ->
                "Legal now: extend, of a search, and retry, of a trial without a result: both start it again. `sweep start` of its"
                        + " file does too: finished trials are found, the others go on from their checkpoints";
            case UNKNOWN -> "Look with: ./refocus status";
        };
    }
}
