package io.refocus.learning.training;

import io.refocus.imaging.Picture;
import io.refocus.imaging.metric.MetricContract;
import io.refocus.imaging.metric.PictureScores;
import io.refocus.imaging.random.SeededRandom;
import io.refocus.learning.experiment.Seeds;
import io.refocus.learning.experiment.Validation;
import io.refocus.learning.feed.CompactPair;
import io.refocus.learning.feed.PairPictures;
import io.refocus.learning.feed.PairSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fixed crops of a validation. They depend on the pairs and on their number and size, on no seed.
 *
 * <p>A crop shows blur: on one that does not (a white ground, black bars, a clipped sky) no network can gain anything, and what any
 * network loses on it weighs more than all gains on the others. In its place comes another part of its pair, or of the first pair
 * after it that shows blur somewhere.
 */
final class ValidationCrops {
    /** PSNR of a difference of one 8-bit level, on average over the crop (root of the mean square); above it there is no blur to see. */
    static final double ONE_LEVEL_DB = 20 * Math.log10(255);

    private final List<? extends PairSource> pairs;
    private final Validation validation;
    private final int multiple;
    /** Upper left corners of the parts that show blur, by the number of a pair that was searched: a search reads the whole pair. */
    private final Map<Integer, List<int[]>> showing = new HashMap<>();

    /** @param multiple sides of the crops are multiples of it */
    ValidationCrops(Validation validation, List<? extends PairSource> pairs, int multiple) {
        this.validation = validation;
        this.pairs = pairs;
        this.multiple = multiple;
    }

    /** A crop, and the scores of its blurred side: the identity baseline. */
    record Crop(PairPictures pictures, PictureScores identity) {
        static Crop of(PairPictures pictures) {
            return new Crop(pictures, MetricContract.measure(pictures.blurred().rounded8(), pictures.sharp()));
        }

        boolean showsBlur() {
            return identity.psnrDb() < ONE_LEVEL_DB;
        }
    }

    List<Crop> choose() {
        List<Crop> crops = new ArrayList<>();
        for (int i = 0; i < validation.crops(); i++) {
            int pair = validation.crops() < pairs.size() ? i * pairs.size() / validation.crops() : i % pairs.size();
            crops.add(choose(pair, Seeds.validationCrop(i)));
        }
        return crops;
    }

    private Crop choose(int pair, SeededRandom random) {
        CompactPair whole = pairs.get(pair).readCompact();
        int width = side(whole.sharp().width());
        int height = side(whole.sharp().height());
        int x = random.nextInt(whole.sharp().width() - width + 1);
        int y = random.nextInt(whole.sharp().height() - height + 1);
        Crop drawn = Crop.of(crop(whole, x, y));
        return drawn.showsBlur()
                ? drawn
                : elsewhere(pair, whole, random)
                        .orElseGet(() -> inAnother(pair, random).orElse(drawn));
    }

    private Optional<Crop> inAnother(int pair, SeededRandom random) {
        for (int next = 1; next < pairs.size(); next++) {
            int other = (pair + next) % pairs.size();
            if (showing.containsKey(other) && showing.get(other).isEmpty()) {
                continue;
            }
            Optional<Crop> found = elsewhere(other, pairs.get(other).readCompact(), random);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** One of the parts of a pair that show blur; they overlap by half. */
    private Optional<Crop> elsewhere(int pair, CompactPair whole, SeededRandom random) {
        List<int[]> corners = showing.computeIfAbsent(pair, searched -> corners(whole));
        if (corners.isEmpty()) {
            return Optional.empty();
        }
        int[] corner = corners.get(random.nextInt(corners.size()));
        return Optional.of(Crop.of(crop(whole, corner[0], corner[1])));
    }

    private List<int[]> corners(CompactPair whole) {
        List<int[]> corners = new ArrayList<>();
        for (int y : starts(whole.sharp().height())) {
            for (int x : starts(whole.sharp().width())) {
                if (differs(crop(whole, x, y))) {
                    corners.add(new int[] {x, y});
                }
            }
        }
        return corners;
    }

    private List<Integer> starts(int length) {
        int side = side(length);
        List<Integer> starts = new ArrayList<>();
        for (int start = 0; start < length - side; start += Math.max(1, side / 2)) {
            starts.add(start);
        }
        starts.add(length - side);
        return starts;
    }

    private static boolean differs(PairPictures crop) {
        float[] blurred = crop.blurred().planes();
        float[] sharp = crop.sharp().planes();
        double squares = 0;
        for (int i = 0; i < sharp.length; i++) {
            double levels = 255.0 * (Picture.eightBit(Picture.toEightBit(blurred[i])) - sharp[i]);
            squares += levels * levels;
        }
        return squares > sharp.length;
    }

    private int side(int length) {
        return Math.min(validation.cropSize(), length) / multiple * multiple;
    }

    private PairPictures crop(CompactPair whole, int x, int y) {
        return whole.crop(x, y, side(whole.sharp().width()), side(whole.sharp().height()));
    }
}
