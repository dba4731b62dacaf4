package io.refocus.imaging.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SeededRandomTest {

    @Test
    void generatorIsXoshiro256PlusPlus() {
        SeededRandom random =
                new SeededRandom(new long[] {0, 1, 2, 3, 4}); // first outputs of the authors' C code for state 1 2 3 4
        assertThat(new long[] {random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong()})
                .containsExactly(41943041L, 58720359L, 3588806011781223L, 3591011842654386L);
    }

    @Test
    void seedIsSpreadBySplitMix64() {
        assertThat(new SeededRandom(0).state())
                .containsExactly(0, 0xE220A8397B1DCDAFL, 0x6E789E6AA1B965F4L, 0x06C45D188009454FL, 0xF88BB8A8724C81ECL);
    }

    @Test
    void stateGoesOnWhereItWasTaken() {
        SeededRandom random = new SeededRandom(5);
        random.nextGaussian();
        SeededRandom resumed = new SeededRandom(random.state());
        for (int i = 0; i < 100; i++) {
            assertThat(resumed.nextGaussian()).isEqualTo(random.nextGaussian());
        }
        assertThat(resumed.derive("x").nextLong()).isEqualTo(random.derive("x").nextLong());
    }

    @Test
    void derivedStreamsDependOnSeedAndLabelOnly() {
        SeededRandom random = new SeededRandom(5);
        long before = random.derive("noise").nextLong();
        random.nextLong();
        assertThat(random.derive("noise").nextLong()).isEqualTo(before);
        assertThat(random.derive("kernel").nextLong()).isNotEqualTo(before);
        assertThat(new SeededRandom(6).derive("noise").nextLong()).isNotEqualTo(before);
        assertThat(random.derive(0).nextLong()).isNotEqualTo(random.derive(1).nextLong());
    }

    @Test
    void gaussiansHaveTheMomentsAndTailsOfANormal() {
        SeededRandom random = new SeededRandom(1);
        int n = 1_000_000;
        double[] moments = new double[5];
        int beyond3 = 0;
        int beyondTable = 0;
        for (int i = 0; i < n; i++) {
            double x = random.nextGaussian();
            double power = 1;
            for (int k = 1; k <= 4; k++) {
                power *= x;
                moments[k] += power / n;
            }
            beyond3 += Math.abs(x) > 3 ? 1 : 0;
            beyondTable += Math.abs(x) > 3.442619855899 ? 1 : 0;
        }
        assertThat(moments[1]).isCloseTo(0, within(0.005));
        assertThat(moments[2]).isCloseTo(1, within(0.01));
        assertThat(moments[3]).isCloseTo(0, within(0.02));
        assertThat(moments[4]).isCloseTo(3, within(0.05));
        assertThat(beyond3).isBetween(2500, 2900); // 2700 expected
        assertThat(beyondTable).isBetween(500, 655); // 576 expected
    }

    @Test
    void gaussiansAreTheSameEverywhere() {
        SeededRandom random = new SeededRandom(42);
        long hash = 0;
        for (int i = 0; i < 100_000; i++) {
            hash = 31 * hash + Double.doubleToLongBits(random.nextGaussian());
        }
        assertThat(hash).isEqualTo(-8220842814711709674L);
    }

    @Test
    void integersCoverTheirRangeEvenly() {
        SeededRandom random = new SeededRandom(3);
        int[] counts = new int[6];
        for (int i = 0; i < 60_000; i++) {
            counts[random.nextInt(6)]++;
        }
        for (int count : counts) {
            assertThat(count).isBetween(9_600, 10_400);
        }
        assertThat(random.nextInt(1)).isZero();
        assertThatThrownBy(() -> random.nextInt(0)).hasMessageContaining("bound is 0");
    }

    @Test
    void doublesStayInTheirRange() {
        SeededRandom random = new SeededRandom(3);
        double sum = 0;
        for (int i = 0; i < 10_000; i++) {
            double value = random.nextDouble(2, 4);
            assertThat(value).isGreaterThanOrEqualTo(2).isLessThan(4);
            sum += value;
        }
        assertThat(sum / 10_000).isCloseTo(3, within(0.02));
    }

    @Test
    void emptyStateIsRefused() {
        assertThatThrownBy(() -> new SeededRandom(new long[5])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SeededRandom(new long[4])).hasMessageContaining("4 words");
    }
}
