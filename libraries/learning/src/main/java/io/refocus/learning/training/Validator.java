package io.refocus.learning.training;

import io.refocus.imaging.Picture;
import io.refocus.imaging.metric.MetricContract;
import io.refocus.imaging.metric.PictureScores;
import io.refocus.imaging.random.SeededRandom;
import io.refocus.learning.experiment.Seeds;
import io.refocus.learning.experiment.Validation;
import io.refocus.learning.feed.PairPictures;
import io.refocus.learning.feed.PairSource;
import io.refocus.learning.network.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Measures a generator on fixed crops. The crops depend on the pairs and on their number and size, on no seed. */
final class Validator {
    private static final int SHARP_EVERY = 4;

    private final List<PairPictures> crops = new ArrayList<>();
    private final Optional<Double> sharpShare;
    private final PictureScores identity;

    /**
     * @param sharpShare the training's share of sharp crops; with one, every fourth crop is measured as a sharp input too
     * @param multiple sides of the crops are multiples of it
     */
    Validator(Validation validation, List<? extends PairSource> pairs, Optional<Double> sharpShare, int multiple) {
        this.sharpShare = sharpShare;
        for (int i = 0; i < validation.crops(); i++) {
            int pair = validation.crops() < pairs.size() ? i * pairs.size() / validation.crops() : i % pairs.size();
            crops.add(crop(pairs.get(pair).read(), validation.cropSize(), multiple, Seeds.validationCrop(i)));
        }
        identity = PictureScores.mean(crops.parallelStream()
                .map(crop -> MetricContract.measure(crop.blurred().rounded8(), crop.sharp()))
                .toList());
    }

    private static PairPictures crop(PairPictures pair, int side, int multiple, SeededRandom random) {
        int width = Math.min(side, pair.sharp().width()) / multiple * multiple;
        int height = Math.min(side, pair.sharp().height()) / multiple * multiple;
        int x = random.nextInt(pair.sharp().width() - width + 1);
        int y = random.nextInt(pair.sharp().height() - height + 1);
        return new PairPictures(
                pair.name(),
                pair.blurred().crop(x, y, width, height),
                pair.sharp().crop(x, y, width, height));
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
        List<PictureScores> scores = IntStream.range(0, crops.size())
                .filter(i -> i % SHARP_EVERY == 0)
                .mapToObj(i -> crops.get(i).sharp())
                .map(sharp ->
                        MetricContract.measure(restore(generator, sharp, step).rounded8(), sharp))
                .toList();
        return new ValidationReport.SharpInput(share, PictureScores.mean(scores).psnrDb());
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
