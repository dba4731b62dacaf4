package io.refocus.learning.feed;

import io.refocus.documents.Legal;
import java.util.List;

/**
 * The pairs of a training; never test pairs.
 *
 * @param train the pairs that crops are drawn from; their order is part of a run's identity
 * @param validation the pairs it is measured on
 * @param mostCachedBytes of decoded pairs that are kept in memory, if the experiment allows more; changes no result
 */
public record TrainingPairs(
        List<? extends PairSource> train, List<? extends PairSource> validation, long mostCachedBytes) {
    public TrainingPairs {
        train = List.copyOf(Legal.nonEmpty("train", List.copyOf(train)));
        validation = List.copyOf(Legal.nonEmpty("validation", List.copyOf(validation)));
        Legal.range("mostCachedBytes", mostCachedBytes, 0, Long.MAX_VALUE);
    }

    /** As many are kept as the experiment allows. */
    public TrainingPairs(List<? extends PairSource> train, List<? extends PairSource> validation) {
        this(train, validation, Long.MAX_VALUE);
    }
}
