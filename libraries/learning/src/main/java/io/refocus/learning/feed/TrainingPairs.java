package io.refocus.learning.feed;

import io.refocus.documents.Legal;
import java.util.List;

/**
 * The pairs of a training; never test pairs.
 *
 * @param train the pairs that crops are drawn from; their order is part of a run's identity
 * @param validation the pairs it is measured on
 */
public record TrainingPairs(List<? extends PairSource> train, List<? extends PairSource> validation) {
    public TrainingPairs {
        train = List.copyOf(Legal.nonEmpty("train", List.copyOf(train)));
        validation = List.copyOf(Legal.nonEmpty("validation", List.copyOf(validation)));
    }
}
