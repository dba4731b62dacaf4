package io.refocus.learning.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.refocus.fault.RefocusException;
import io.refocus.learning.experiment.Feeding;
import io.refocus.learning.step.Batch;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchDrawTest {
    private static final Feeding FEEDING = new Feeding(8, 4, true, true, 0, 64, Optional.empty(), Optional.empty());

    private final List<PairPictures> pairs = Pictures.pairs(5, 24, 1);

    @Test
    void aBatchIsAFunctionOfSeedAndStepAlone() {
        BatchDraw inOrder = new BatchDraw(pairs, FEEDING, 7);
        Batch third = null;
        for (long step = 0; step <= 3; step++) {
            third = inOrder.draw(step);
        }
        assertThat(new BatchDraw(pairs, FEEDING, 7).draw(3).blurred()).isEqualTo(third.blurred());
        assertThat(new BatchDraw(pairs, FEEDING, 8).draw(3).blurred()).isNotEqualTo(third.blurred());
        assertThat(inOrder.draw(4).blurred()).isNotEqualTo(third.blurred());
    }

    @Test
    void bothPicturesOfAPairGetTheSameDraw() {
        List<PairPictures> same = pairs.stream()
                .map(pair -> new PairPictures(pair.name(), pair.sharp(), pair.sharp()))
                .toList();
        Batch batch = new BatchDraw(
                        same, new Feeding(8, 16, true, true, 0.3, 64, Optional.empty(), Optional.empty()), 7)
                .draw(0);
        assertThat(batch.blurred()).isEqualTo(batch.sharp());
        assertThat(batch.n()).isEqualTo(16);
        assertThat(batch.sharp()).hasSize(16 * 3 * 8 * 8);
    }

    /** Of 4,000 crops about 25 % are their own input: 1,000, give or take four standard deviations of 27. */
    @Test
    void theSharpShareOfTheCropsIsItsOwnInput() {
        Feeding feeding = new Feeding(8, 4, true, true, 0.1, 64, Optional.of(0.25), Optional.empty());
        BatchDraw draws = new BatchDraw(pairs, feeding, 7);
        int own = 0;
        for (long step = 0; step < 1000; step++) {
            Batch batch = draws.draw(step);
            for (int i = 0; i < 4; i++) {
                own += Arrays.equals(batch.blurred(), i * 192, (i + 1) * 192, batch.sharp(), i * 192, (i + 1) * 192)
                        ? 1
                        : 0;
            }
        }
        assertThat(own).isBetween(890, 1110);
    }

    @Test
    void everyPatchIsAPatchOfSomePair() {
        Batch batch = new BatchDraw(
                        pairs, new Feeding(8, 4, false, false, 0, 64, Optional.empty(), Optional.empty()), 7)
                .draw(0);
        for (int i = 0; i < 4; i++) {
            float[] patch = Arrays.copyOfRange(batch.sharp(), i * 192, (i + 1) * 192);
            assertThat(pairs.stream().anyMatch(pair -> holds(pair, patch))).isTrue();
        }
    }

    private static boolean holds(PairPictures pair, float[] patch) {
        for (int y = 0; y <= 16; y++) {
            for (int x = 0; x <= 16; x++) {
                if (Arrays.equals(pair.sharp().crop(x, y, 8, 8).planes(), patch)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void aPictureSmallerThanThePatchIsNamedWithBothSizes() {
        BatchDraw draws =
                new BatchDraw(pairs, new Feeding(32, 1, true, true, 0, 64, Optional.empty(), Optional.empty()), 7);
        assertThatThrownBy(() -> draws.draw(0))
                .isInstanceOf(RefocusException.class)
                .hasMessageContaining("24x24")
                .hasMessageContaining("feeding.patchSize 32");
    }

    /** A budget of one pair makes every thread read, and read again, all the time. */
    @ParameterizedTest(name = "{0} threads")
    @ValueSource(ints = {1, 3})
    void theFeedGivesTheDrawsInOrderFromWhereverItBegins(int threads) {
        List<PairPictures> large = Pictures.pairs(5, 512, 1);
        Feeding feeding = new Feeding(8, 4, true, true, 0.1, 1, Optional.empty(), Optional.empty());
        try (BatchFeed feed = new BatchFeed(new BatchDraw(large, feeding, 7), 10, threads)) {
            BatchDraw draws = new BatchDraw(large, feeding, 7);
            for (long step = 10; step < 30; step++) {
                assertThat(feed.next().sharp()).isEqualTo(draws.draw(step).sharp());
            }
        }
    }

    @Test
    void stagesSetTheSizesOfTheirSteps() {
        Feeding growing = new Feeding(
                16,
                1,
                true,
                true,
                0,
                64,
                Optional.empty(),
                Optional.of(List.of(new Feeding.Stage(2, 8, 4), new Feeding.Stage(3, 12, 2))));
        BatchDraw draws = new BatchDraw(pairs, growing, 7);
        int[] sides = {8, 8, 12, 12, 12, 16, 16};
        int[] counts = {4, 4, 2, 2, 2, 1, 1};
        for (int step = 0; step < sides.length; step++) {
            Batch batch = draws.draw(step);
            assertThat(batch.width()).isEqualTo(sides[step]);
            assertThat(batch.n()).isEqualTo(counts[step]);
        }
    }

    @Test
    void whatGoesWrongWhileFeedingIsToldToTheTraining() {
        try (BatchFeed feed = new BatchFeed(
                new BatchDraw(pairs, new Feeding(32, 1, true, true, 0, 64, Optional.empty(), Optional.empty()), 7),
                0)) {
            assertThatThrownBy(feed::next).isInstanceOf(RefocusException.class).hasMessageContaining("24x24");
        }
    }
}
