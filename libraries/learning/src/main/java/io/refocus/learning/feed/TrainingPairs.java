package io.refocus.learning.feed;

import io.refocus.documents.Legal;
import java.util.List;

/**
 * What a training sees. Test pairs have no place here.
 *
 * @param train the pairs crops are drawn from; their order is part of what decides a run
 * @param validation the pairs it is measured on
 */
public record TrainingPairs(List<? extends PairSource> train, List<? extends PairSource> validation) {
    public TrainingPairs {
        train = List.copyOf(Legal.nonEmpty("train", List.copyOf(train)));
        validation = List.copyOf(Legal.nonEmpty("validation", List.copyOf(validation)));
    }
}
