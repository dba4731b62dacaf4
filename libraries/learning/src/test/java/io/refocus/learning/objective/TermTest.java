package io.refocus.learning.objective;

import static io.refocus.learning.golden.Closeness.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.refocus.documents.IllegalValueException;
import io.refocus.learning.golden.GoldenFile;
import io.refocus.learning.network.Network;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class TermTest {
    private static final GoldenFile GOLDEN = new GoldenFile("objective");
    private static final List<Term> TERMS = List.of(
            new Term.L1(1),
            new Term.L2(1),
            new Term.Charbonnier(1, 1e-3),
            new Term.Psnr(1),
            new Term.Ssim(1),
            new Term.FftL1(1),
            new Term.Perceptual(1));

    static Stream<Term> terms() {
        return TERMS.stream();
    }

    private static Term named(String name) {
        return TERMS.stream()
                .filter(term -> term.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("try") // the scope is used by being open
    private static double measure(Term term, Comparison pair, double scale, float[] gradient) {
        try (MemoryWorkspace scope = Network.openActivations();
                Distance distance = term.distance()) {
            return distance.measure(pair, scale, gradient);
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({
        "perceptual, odd",
        "perceptual, even",
        "l1, odd",
        "l2, odd",
        "charbonnier, odd",
        "psnr, odd",
        "ssim, odd",
        "fft-l1, odd",
        "l1, even",
        "l2, even",
        "charbonnier, even",
        "psnr, even",
        "ssim, even",
        "fft-l1, even",
    })
    void valueAndGradientEqualPyTorch(String name, String size) {
        INDArray restored = GOLDEN.get(size + ".restored");
        Comparison pair = new Comparison(
                restored.dup().data().asFloat(),
                GOLDEN.get(size + ".sharp").dup().data().asFloat(),
                (int) restored.size(0),
                (int) restored.size(2),
                (int) restored.size(3));
        float[] gradient = new float[(int) restored.length()];
        double value = measure(named(name), pair, 1, gradient);

        double expected = GOLDEN.get("%s.%s.value".formatted(size, name)).getDouble(0);
        assertThat(value).isCloseTo(expected, within(1e-5 * Math.abs(expected)));
        INDArray slopes = Nd4j.createFromArray(gradient).reshape('c', restored.shape());
        assertClose(name, slopes, GOLDEN.get("%s.%s.gradient".formatted(size, name)), 1e-5);
    }

    private static Comparison random(int n, int side) {
        Random random = new Random(5);
        float[] restored = new float[n * 3 * side * side];
        float[] sharp = new float[restored.length];
        for (int i = 0; i < restored.length; i++) {
            sharp[i] = random.nextFloat();
            restored[i] = sharp[i] + 0.2f * (float) random.nextGaussian();
        }
        return new Comparison(restored, sharp, n, side, side);
    }

    @ParameterizedTest
    @MethodSource("terms")
    void theGradientIsTheSlopeAlongARandomDirectionTimesTheScaleAndIsAdded(Term term) {
        Comparison pair = random(2, 16);
        Random random = new Random(6);
        float[] direction = new float[pair.restored().length];
        float[] gradient = new float[direction.length];
        float[] before = new float[direction.length];
        for (int i = 0; i < direction.length; i++) {
            direction[i] = (float) random.nextGaussian();
            gradient[i] = before[i] = random.nextInt(3);
        }
        measure(term, pair, 2, gradient);
        double expected = 0;
        for (int i = 0; i < direction.length; i++) {
            expected += (gradient[i] - before[i]) * direction[i];
        }
        float step = 2e-4f;
        double up = measure(term, moved(pair, direction, step), 0, new float[direction.length]);
        double down = measure(term, moved(pair, direction, -step), 0, new float[direction.length]);
        assertThat(2 * (up - down) / (2 * step)).isCloseTo(expected, within(0.02 * Math.abs(expected) + 1e-3));
    }

    private static Comparison moved(Comparison pair, float[] direction, float by) {
        float[] restored = pair.restored().clone();
        for (int i = 0; i < restored.length; i++) {
            restored[i] += by * direction[i];
        }
        return new Comparison(restored, pair.sharp(), pair.n(), pair.height(), pair.width());
    }

    @ParameterizedTest
    @MethodSource("terms")
    void aPictureThatIsNoNumberIsTold(Term term) {
        for (float wrong : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
            Comparison pair = random(2, 16);
            pair.restored()[800] = wrong;
            assertThat(measure(term, pair, 1, new float[pair.sharp().length]))
                    .satisfies(value -> assertThat(Double.isFinite(value)).isFalse());
        }
    }

    @ParameterizedTest(name = "{0} of equal pictures is {1}")
    @CsvSource({"l1, 0", "l2, 0", "charbonnier, 0.001", "psnr, -80", "ssim, 0", "fft-l1, 0", "perceptual, 0"})
    void equalPicturesAreAtTheFloor(String name, double floor) {
        Comparison pair = random(1, 16);
        Comparison equal = new Comparison(pair.sharp(), pair.sharp(), 1, 16, 16);
        float[] gradient = new float[pair.sharp().length];
        assertThat(measure(named(name), equal, 1, gradient)).isCloseTo(floor, within(1e-7));
        for (float slope : gradient) {
            assertThat(slope).isCloseTo(0f, within(1e-7f));
        }
    }

    @ParameterizedTest(name = "{0} of a constant difference of 0.1 is {1}")
    @CsvSource({
        "l1, 0.1",
        "l2, 0.01",
        "charbonnier, 0.100005", // sqrt(0.01 + 1e-6)
        "psnr, -19.9999957", // 10 log10(0.01 + 1e-8)
        "ssim, 0.016391", // (2 * 0.5 * 0.6 + 1e-4) / (0.25 + 0.36 + 1e-4) = 0.983609, variances are 0
        "fft-l1, 0.1777778" // 0.1 * 16 * 16 at one of 16 * 9 frequencies
    })
    void aConstantDifferenceIsComputedByHand(String name, double expected) {
        float[] sharp = new float[3 * 16 * 16];
        float[] restored = new float[sharp.length];
        java.util.Arrays.fill(sharp, 0.5f);
        java.util.Arrays.fill(restored, 0.6f);
        double value = measure(named(name), new Comparison(restored, sharp, 1, 16, 16), 1, new float[sharp.length]);
        assertThat(value).isCloseTo(expected, within(1e-5));
    }

    @Test
    void thePsnrTermIsTheMeanOfThePicturesNotOfTheirErrors() {
        float[] restored = new float[2 * 3];
        java.util.Arrays.fill(restored, 0, 3, 0.1f);
        java.util.Arrays.fill(restored, 3, 6, 0.01f);
        double value = measure(new Term.Psnr(1), new Comparison(restored, new float[6], 2, 1, 1), 1, new float[6]);
        // (-20 + 4.3e-6 - 40 + 4.3e-4) / 2
        assertThat(value).isCloseTo(-29.99978, within(1e-5));
    }

    @Test
    void fourierMatricesFollowTheSizeOfThePatches() {
        try (Distance distance = new Term.FftL1(1).distance()) {
            for (int side : new int[] {16, 24, 16}) {
                Comparison pair = random(1, side);
                assertThat(distance.measure(pair, 1, new float[pair.sharp().length]))
                        .isEqualTo(new Term.FftL1(1).distance().measure(pair, 1, new float[pair.sharp().length]));
            }
        }
    }

    @Test
    void anObjectiveIsTheWeightedSumOfItsTermsEachUnderItsName() {
        Comparison pair = random(1, 16);
        float[] gradient = new float[pair.sharp().length];
        try (ContentLoss content = new ContentLoss(new Objective(List.of(new Term.L1(3), new Term.L2(0.5))))) {
            Map<String, Double> losses = content.measure(pair, gradient);
            assertThat(losses).containsOnlyKeys("l1", "l2");
            assertThat(content.sum(losses)).isEqualTo(3 * losses.get("l1") + 0.5 * losses.get("l2"));
        }
        float[] apart = new float[gradient.length];
        measure(new Term.L1(1), pair, 3, apart);
        measure(new Term.L2(1), pair, 0.5, apart);
        assertThat(gradient).containsExactly(apart);
    }

    @Test
    void aTermTwiceIsRefused() {
        assertThatThrownBy(() -> new Objective(List.of(new Term.L1(1), new Term.L1(2))))
                .isInstanceOf(IllegalValueException.class)
                .hasMessageContaining("[l1, l1]");
    }
}
