package io.refocus.search.importance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class ParameterImportanceTest {
    private static final String RATE = "generatorOptimiser.learningRate.start";
    private static final String BATCH = "feeding.batchSize";
    private static final String NETWORK = "generator";

    private static List<Map<String, Object>> points(int count) {
        Random random = new Random(1);
        List<Map<String, Object>> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Map<String, Object> point = new LinkedHashMap<>();
            point.put(RATE, Math.pow(10, -5 + 3 * random.nextDouble()));
            point.put(BATCH, 1 + random.nextInt(8));
            point.put(NETWORK, Map.of("type", random.nextBoolean() ? "nafnet" : "resnet"));
            points.add(point);
        }
        return points;
    }

    private static Map<String, Double> importance(int count, ToDoubleFunction<Map<String, Object>> result) {
        List<Map<String, Object>> points = points(count);
        return ParameterImportance.of(
                points, points.stream().mapToDouble(result).toArray(), 7);
    }

    private static double rate(Map<String, Object> point) {
        return Math.log10((double) point.get(RATE)); // even over 3, variance 9/12
    }

    private static double network(Map<String, Object> point) {
        return point.get(NETWORK).toString().contains("nafnet") ? 1 : 0; // variance 1/4
    }

    @Test
    void whatAloneMakesTheResultHasNearlyAllOfIt() {
        Map<String, Double> shares = importance(100, point -> -Math.pow(rate(point) + 3.5, 2));
        assertThat(shares.keySet()).startsWith(RATE).hasSize(3);
        assertThat(shares.get(RATE)).isGreaterThan(0.95);
        assertThat(shares.values().stream().mapToDouble(share -> share).sum()).isCloseTo(1, within(1e-12));
    }

    @Test
    void independentPartsCountByTheirVariance() {
        Map<String, Double> shares = importance(200, point -> rate(point) + Math.sqrt(3) * network(point)); // 3/4 each
        assertThat(shares.get(RATE)).isCloseTo(0.5, within(0.08));
        assertThat(shares.get(NETWORK)).isCloseTo(0.5, within(0.08));
        assertThat(shares.get(BATCH)).isLessThan(0.03);
    }

    @Test
    void aParameterMayExistUnderAChoiceOnly() {
        List<Map<String, Object>> points = points(100);
        points.stream().filter(point -> network(point) == 0).forEach(point -> point.remove(BATCH));
        double[] values = points.stream()
                .mapToDouble(point -> point.containsKey(BATCH) ? (int) point.get(BATCH) : 4)
                .toArray();
        Map<String, Double> shares = ParameterImportance.of(points, values, 7);
        assertThat(shares.keySet()).startsWith(BATCH);
        assertThat(shares.get(BATCH)).isGreaterThan(0.5);
    }

    @Test
    void theSameSeedGivesTheSame() {
        assertThat(importance(30, ParameterImportanceTest::rate))
                .isEqualTo(importance(30, ParameterImportanceTest::rate));
    }

    @Test
    void tooFewResultsOrEqualOnesSayNothing() {
        assertThat(importance(ParameterImportance.FEWEST - 1, ParameterImportanceTest::rate))
                .isEmpty();
        assertThat(importance(30, point -> 28.5)).isEmpty();
        assertThat(ParameterImportance.of(List.of(), new double[0], 7)).isEmpty();
    }
}
