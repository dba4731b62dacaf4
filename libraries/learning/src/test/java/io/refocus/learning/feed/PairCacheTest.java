package io.refocus.learning.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairCacheTest {
    private static final long PAIR_BYTES = 2 * 3 * 8 * 8;

    private final List<String> reads = new ArrayList<>();

    private final List<PairSource> sources = Pictures.pairs(3, 8, 1).stream()
            .<PairSource>map(pair -> new PairSource() {
                @Override
                public String name() {
                    return pair.name();
                }

                @Override
                public PairPictures read() {
                    reads.add(pair.name());
                    return pair;
                }
            })
            .toList();

    @Test
    void withinTheBudgetEveryPairIsReadOnce() {
        PairCache cache = new PairCache(sources, 3 * PAIR_BYTES);
        for (int i : new int[] {0, 1, 2, 2, 1, 0}) {
            cache.get(i);
        }
        assertThat(reads).containsExactly("pair-1", "pair-2", "pair-3");
        assertThat(cache.heldBytes()).isEqualTo(3 * PAIR_BYTES);
    }

    @Test
    void thePairUnusedForLongestMakesRoom() {
        PairCache cache = new PairCache(sources, 2 * PAIR_BYTES);
        for (int i : new int[] {0, 1, 0, 2, 0, 1}) {
            cache.get(i);
            assertThat(cache.heldBytes()).isLessThanOrEqualTo(2 * PAIR_BYTES);
        }
        assertThat(reads).containsExactly("pair-1", "pair-2", "pair-3", "pair-2");
    }

    @Test
    void aPairLargerThanTheBudgetIsStillServed() {
        PairCache cache = new PairCache(sources, 1);
        assertThat(cache.get(1).name()).isEqualTo("pair-2");
        assertThat(cache.heldBytes()).isZero();
    }
}
