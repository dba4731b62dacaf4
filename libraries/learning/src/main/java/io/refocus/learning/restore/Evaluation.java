package io.refocus.learning.restore;

import io.refocus.learning.feed.PairPictures;
import java.util.ArrayList;
import java.util.List;

/** Measures a model on whole pictures, exactly as it would serve them. */
public final class Evaluation {
    private Evaluation() {}

    /** Restores each pair's blurred picture, rounds to 8 bits as a served file is, and scores it beside the blurred one. */
    public static List<PictureEvaluation> evaluate(Restorer restorer, Iterable<PairPictures> pairs) {
        List<PictureEvaluation> evaluations = new ArrayList<>();
        for (PairPictures pair : pairs) {
            evaluations.add(RestoredPair.of(restorer, pair).scores());
        }
        return evaluations;
    }
}
