package io.refocus.search.propose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.refocus.documents.Documents;
import io.refocus.search.space.Parameter;
import io.refocus.search.space.Space;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hipparchus.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ParzenEstimatorTest {
    private static final List<Parameter> PARAMETERS = Space.of(Map.of(
                    "a", Map.of("uniform", List.of(0L, 1L)),
                    "b", Map.of("integer", List.of(0L, 99L)),
                    "c", Map.of("choice", List.of("x", "y", "z"))))
            .parameters();

    record Goldens(List<Golden> cases) {}

    record Golden(List<List<Double>> observations, List<List<Double>> places, List<Double> logDensities) {}

    @Test
    void densitiesAreThoseOfOptuna() throws IOException {
        for (Golden golden : goldens().cases()) {
            ParzenEstimator estimator = ParzenEstimator.of(
                    PARAMETERS,
                    golden.observations().stream()
                            .map(ParzenEstimatorTest::array)
                            .toList());
            for (int i = 0; i < golden.places().size(); i++) {
                assertThat(estimator.logDensity(array(golden.places().get(i))))
                        .as("%d observations, place %d", golden.observations().size(), i)
                        .isCloseTo(golden.logDensities().get(i), within(1e-9));
            }
        }
    }

    @Test
    void samplesHaveTheDensity() {
        ParzenEstimator estimator =
                ParzenEstimator.of(PARAMETERS, List.of(new double[] {0.1, 0.3, 0.5}, new double[] {0.15, 0.3, 0.5}));
        RandomGenerator random = Draws.stream(1, 0, 0);
        int samples = 40_000;
        int[] counts = new int[3];
        for (int i = 0; i < samples; i++) {
            counts[(int) (3 * estimator.sample(random)[2])]++;
        }

        for (int choice = 0; choice < 3; choice++) {
            assertThat((double) counts[choice] / samples).isCloseTo(marginal(estimator, choice), within(0.01));
        }
    }

    /** By the midpoint rule over the continuum and a sum over the whole numbers. */
    private static double marginal(ParzenEstimator estimator, int choice) {
        return IntStream.range(0, 50)
                .mapToDouble(i -> IntStream.range(0, 100)
                        .mapToDouble(cell -> Math.exp(estimator.logDensity(
                                        new double[] {(i + 0.5) / 50, (cell + 0.5) / 100, (choice + 0.5) / 3}))
                                / 50)
                        .sum())
                .sum();
    }

    @Test
    void aKernelReachesToItsFartherNeighbour() {
        assertThat(NumberKernels.widths(new double[] {0.5})).containsExactly(0.5);
        assertThat(NumberKernels.widths(new double[] {0.9, 0.2, 0.4}))
                .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-12 ? 0 : 1)
                .containsExactly(0.5, 0.2, 0.5); // the ends look inwards; 0.2 is the narrowest of three
    }

    @Test
    void oldObservationsWeighLess() {
        assertThat(ParzenEstimator.ages(25)).containsOnly(1);
        assertThat(ParzenEstimator.ages(26)).startsWith(1.0 / 26, 1).hasSize(26);
        assertThat(ParzenEstimator.ages(28)).startsWith(1.0 / 28, (1.0 / 28 + 1) / 2, 1, 1);
    }

    private static double[] array(List<Double> place) {
        return place.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static Goldens goldens() throws IOException {
        try (InputStream in = ParzenEstimatorTest.class.getResourceAsStream("/parzen.json")) {
            return Documents.readJson(
                    new String(in.readAllBytes(), StandardCharsets.UTF_8), "parzen.json", Goldens.class);
        }
    }
}
