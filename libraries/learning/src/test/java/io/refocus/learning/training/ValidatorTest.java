package io.refocus.learning.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.refocus.imaging.Picture;
import io.refocus.imaging.metric.MetricContract;
import io.refocus.imaging.metric.PictureScores;
import io.refocus.learning.experiment.Validation;
import io.refocus.learning.feed.PairPictures;
import io.refocus.learning.feed.Pictures;
import io.refocus.learning.network.Network;
import io.refocus.learning.network.Paper9;
import io.refocus.learning.network.Residual;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ValidatorTest {
    private final List<PairPictures> pairs = Pictures.pairs(4, 33, 1);

    @Test
    void anUntrainedResidualGeneratorScoresWhatTheBlurredInputDoes() {
        try (Network generator = Network.generator(new Residual(4, 1), 0)) {
            ValidationReport report =
                    new Validator(new Validation(5, 24), pairs, Optional.empty(), 2).validate(generator, 7);
            assertThat(report.step()).isEqualTo(7);
            assertThat(report.restored()).isEqualTo(report.identity());
            assertThat(report.gainDb()).isZero();
        }
    }

    /** The best step is chosen as the training mixes: 3/4 of the blurred crops' PSNR and 1/4 of the sharp ones'. */
    @Test
    void aTrainingOnSharpCropsIsJudgedOnThemToo() {
        try (Network generator = Network.generator(new Paper9(), 0)) {
            ValidationReport report =
                    new Validator(new Validation(5, 24), pairs, Optional.of(0.25), 2).validate(generator, 7);
            ValidationReport alone =
                    new Validator(new Validation(5, 24), pairs, Optional.empty(), 2).validate(generator, 7);
            assertThat(report.restored()).isEqualTo(alone.restored());
            assertThat(alone.sharpInput()).isEmpty();
            assertThat(alone.scoreDb()).isEqualTo(alone.restored().psnrDb());
            double sharp = report.sharpInput().orElseThrow().psnrDb();
            assertThat(sharp).isBetween(0.0, 20.0);
            assertThat(report.scoreDb()).isEqualTo(0.75 * report.restored().psnrDb() + 0.25 * sharp);
        }
    }

    @Test
    void aNetworkThatReturnsItsInputIsNotTheBestForEverForThat() {
        try (Network generator = Network.generator(new Residual(4, 1), 0)) {
            ValidationReport untrained =
                    new Validator(new Validation(5, 24), pairs, Optional.of(0.25), 2).validate(generator, 0);
            assertThat(untrained.sharpInput().orElseThrow().psnrDb()).isCloseTo(48.13, within(0.01));
        }
    }

    @Test
    void smallPicturesAreTakenWholeUpToTheMultiple() {
        assertThat(new Validator(new Validation(1, 64), pairs, Optional.empty(), 33).identity())
                .isEqualTo(score(pairs.get(0), 33));
        PairPictures even = new PairPictures(
                "even",
                pairs.get(0).blurred().crop(0, 0, 32, 32),
                pairs.get(0).sharp().crop(0, 0, 32, 32));
        assertThat(new Validator(new Validation(1, 64), List.of(even), Optional.empty(), 2).identity())
                .isEqualTo(score(even, 32));
    }

    @Test
    void fewerCropsThanPairsAreSpreadOverThem() {
        assertThat(new Validator(new Validation(2, 33), pairs, Optional.empty(), 1).identity())
                .isEqualTo(PictureScores.mean(List.of(score(pairs.get(0), 33), score(pairs.get(2), 33))));
    }

    @Test
    void moreCropsThanPairsTakeOtherPlacesOfThem() {
        Validation one = new Validation(1, 16);
        Validation two = new Validation(2, 16);
        List<PairPictures> pair = pairs.subList(0, 1);
        assertThat(new Validator(two, pair, Optional.empty(), 1).identity())
                .isNotEqualTo(new Validator(one, pair, Optional.empty(), 1).identity());
        assertThat(new Validator(two, pair, Optional.empty(), 1).identity())
                .isEqualTo(new Validator(two, pair, Optional.empty(), 1).identity());
    }

    @Test
    void aCropWithoutBlurGivesWayToAnotherPartOfItsPair() {
        PairPictures pair = pairs.get(0);
        PairPictures half = new PairPictures("half", halfSharp(pair), pair.sharp());
        for (int crops = 1; crops <= 16; crops++) {
            PictureScores identity =
                    new Validator(new Validation(crops, 16), List.of(half), Optional.empty(), 1).identity();
            assertThat(identity.psnrDb()).as("%d crops", crops).isLessThan(48);
        }
    }

    @Test
    void aPairWithoutBlurGivesWayToTheNextOne() {
        PairPictures none =
                new PairPictures("none", pairs.get(1).sharp(), pairs.get(1).sharp());
        assertThat(new Validator(new Validation(2, 33), List.of(pairs.get(0), none, pairs.get(2)), Optional.empty(), 1)
                        .identity())
                .isEqualTo(
                        new Validator(new Validation(2, 33), List.of(pairs.get(0), pairs.get(2)), Optional.empty(), 1)
                                .identity());
    }

    @Test
    void wherePairsShowNoBlurAtAllTheScoresAreNumbers() {
        PairPictures none =
                new PairPictures("none", pairs.get(1).sharp(), pairs.get(1).sharp());
        assertThat(new Validator(new Validation(3, 16), List.of(none), Optional.empty(), 1).identity())
                .isEqualTo(new PictureScores(100, 1, 1, 1));
    }

    /** The left half of the blurred picture is the sharp one's. */
    private static Picture halfSharp(PairPictures pair) {
        float[] planes = pair.blurred().planes().clone();
        int width = pair.sharp().width();
        for (int i = 0; i < planes.length; i++) {
            if (i % width < width / 2) {
                planes[i] = pair.sharp().planes()[i];
            }
        }
        return new Picture(width, pair.sharp().height(), planes);
    }

    private static PictureScores score(PairPictures pair, int side) {
        Picture blurred = pair.blurred().crop(0, 0, side, side);
        return MetricContract.measure(blurred, pair.sharp().crop(0, 0, side, side));
    }
}
