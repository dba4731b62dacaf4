package io.refocus.workflows.search;

import io.refocus.documents.Legal;
import java.util.Locale;
import java.util.Map;

/** What somebody wants of a sweep that was started. */
public sealed interface SweepVerb {
    /** What a sweep has to know when it is started again: what it proposes, or which trials it runs, depends on it. */
    sealed interface Kept extends SweepVerb {}

    /** No trial begins; those that run go on to their end. */
    record Pause() implements SweepVerb {}

    /** Takes a pause or a stop back. */
    record Resume() implements SweepVerb {}

    /** No trial begins any more; the sweep ends with those that run. */
    record Stop() implements SweepVerb {}

    /** @param trials at a time */
    record Concurrency(int trials) implements SweepVerb {
        public Concurrency {
            Legal.range("trials", trials, 1, SweepOrder.MOST_AT_A_TIME);
        }
    }

    /** @param budget what it may spend in all; what is absent stays as it is */
    record Extend(SearchBudget budget) implements Kept {
        public Extend {
            Legal.required("budget", budget);
        }
    }

    /** @param point to try before any further draw, by dotted path */
    record Add(Map<String, Object> point) implements Kept {
        public Add {
            Legal.required("point", point);
        }
    }

    /** Ends a trial, which keeps its checkpoint. */
    record Prune(String trialId) implements Kept {
        public Prune {
            Legal.name("trialId", trialId);
        }
    }

    /** Runs a trial again that has no result, from its checkpoint if it has one. */
    record Retry(String trialId) implements Kept {
        public Retry {
            Legal.name("trialId", trialId);
        }
    }

    /** @param space all values that the parameter may have from now on, as a document spells them */
    record Widen(String path, Map<String, Object> space) implements Kept {
        public Widen {
            Legal.text("path", path);
            Legal.required("space", space);
        }
    }

    /** {@code pause}. */
    default String verb() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
