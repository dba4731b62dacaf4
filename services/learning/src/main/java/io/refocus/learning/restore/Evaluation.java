package io.refocus.learning.restore;

import io.refocus.imaging.Picture;
import io.refocus.imaging.metric.MetricContract;
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
            Picture restored = restorer.restore(pair.blurred()).rounded8();
            evaluations.add(new PictureEvaluation(
                    pair.name(),
                    MetricContract.measure(restored, pair.sharp()),
                    MetricContract.measure(pair.blurred().rounded8(), pair.sharp())));
        }
        return evaluations;
    }
}
