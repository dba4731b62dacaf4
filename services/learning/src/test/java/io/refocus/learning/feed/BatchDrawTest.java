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

class BatchDrawTest {
    private static final Feeding FEEDING = new Feeding(8, 4, true, true, 0, 64, Optional.empty());

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
        Batch batch = new BatchDraw(same, new Feeding(8, 16, true, true, 0.3, 64, Optional.empty()), 7).draw(0);
        assertThat(batch.blurred()).isEqualTo(batch.sharp());
        assertThat(batch.n()).isEqualTo(16);
        assertThat(batch.sharp()).hasSize(16 * 3 * 8 * 8);
    }

    @Test
    void everyPatchIsAPatchOfSomePair() {
        Batch batch = new BatchDraw(pairs, new Feeding(8, 4, false, false, 0, 64, Optional.empty()), 7).draw(0);
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
        BatchDraw draws = new BatchDraw(pairs, new Feeding(32, 1, true, true, 0, 64, Optional.empty()), 7);
        assertThatThrownBy(() -> draws.draw(0))
                .isInstanceOf(RefocusException.class)
                .hasMessageContaining("24x24")
                .hasMessageContaining("feeding.patchSize 32");
    }

    @Test
    void theFeedGivesTheDrawsInOrderFromWhereverItBegins() {
        try (BatchFeed feed = new BatchFeed(new BatchDraw(pairs, FEEDING, 7), 10)) {
            BatchDraw draws = new BatchDraw(pairs, FEEDING, 7);
            for (long step = 10; step < 20; step++) {
                assertThat(feed.next().sharp()).isEqualTo(draws.draw(step).sharp());
            }
        }
    }

    @Test
    void whatGoesWrongWhileFeedingIsToldToTheTraining() {
        try (BatchFeed feed =
                new BatchFeed(new BatchDraw(pairs, new Feeding(32, 1, true, true, 0, 64, Optional.empty()), 7), 0)) {
            assertThatThrownBy(feed::next).isInstanceOf(RefocusException.class).hasMessageContaining("24x24");
        }
    }
}
