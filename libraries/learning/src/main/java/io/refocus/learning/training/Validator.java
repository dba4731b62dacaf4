package io.refocus.learning.training;

import io.refocus.imaging.Picture;
import io.refocus.imaging.metric.MetricContract;
import io.refocus.imaging.metric.PictureScores;
import io.refocus.learning.experiment.Validation;
import io.refocus.learning.feed.PairPictures;
import io.refocus.learning.feed.PairSource;
import io.refocus.learning.network.Network;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Measures a generator on fixed crops. */
final class Validator {
    private static final int SHARP_EVERY = 4;

    private final List<PairPictures> crops;
    private final Optional<Double> sharpShare;
    private final PictureScores identity;

    /**
     * @param sharpShare the training's share of sharp crops; with one, every fourth crop is measured as a sharp input too
     * @param multiple sides of the crops are multiples of it
     */
    Validator(Validation validation, List<? extends PairSource> pairs, Optional<Double> sharpShare, int multiple) {
        this.sharpShare = sharpShare;
        List<ValidationCrops.Crop> chosen = new ValidationCrops(validation, pairs, multiple).choose();
        crops = chosen.stream().map(ValidationCrops.Crop::pictures).toList();
        identity = PictureScores.mean(
                chosen.stream().map(ValidationCrops.Crop::identity).toList());
    }

    /** Mean scores of the blurred crops themselves. */
    PictureScores identity() {
        return identity;
    }

    ValidationReport validate(Network generator, long step) {
        List<Picture> restored = crops.stream()
                .map(crop -> restore(generator, crop.blurred(), step))
                .toList();
        List<PictureScores> scores = IntStream.range(0, restored.size())
                .parallel()
                .mapToObj(i -> MetricContract.measure(
                        restored.get(i).rounded8(), crops.get(i).sharp()))
                .toList();
        return new ValidationReport(
                step,
                PictureScores.mean(scores),
                identity,
                sharpShare.map(share -> sharpInput(generator, share, step)));
    }

    private ValidationReport.SharpInput sharpInput(Network generator, double share, long step) {
        double psnrDb = IntStream.range(0, crops.size())
                .filter(i -> i % SHARP_EVERY == 0)
                .mapToObj(i -> crops.get(i).sharp())
                .mapToDouble(sharp -> unseenAbove(
                        MetricContract.measure(restore(generator, sharp, step).rounded8(), sharp)))
                .average()
                .orElseThrow();
        return new ValidationReport.SharpInput(share, psnrDb);
    }

    /** An untrained residual network returns its input: without a bound, no step would ever be better than that one. */
    private static double unseenAbove(PictureScores scores) {
        return Math.min(ValidationCrops.ONE_LEVEL_DB, scores.psnrDb());
    }

    private static Picture restore(Network generator, Picture blurred, long step) {
        float[] planes = new float[blurred.planes().length];
        generator.infer(blurred.planes(), 1, blurred.height(), blurred.width(), planes);
        for (float value : planes) {
            if (!Float.isFinite(value)) {
                throw new NotFiniteException("a restored validation picture", value, step);
            }
        }
        return new Picture(blurred.width(), blurred.height(), planes);
    }
}
