package io.refocus.workflows.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisLabelsTest {
    private static final String GENERATOR = "generatorOptimiser.learningRate.rate";
    private static final String ADVERSARY = "adversary.optimiser.learningRate.rate";

    private static Map<String, Object> cosine(double start, double end) {
        return ordered("type", "cosine", "start", start, "end", end);
    }

    private static Map<String, Object> term(String type, double weight) {
        return ordered("type", type, "weight", weight);
    }

    private static Map<String, Object> ordered(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    @Test
    void aPathIsShortenedToItsLastTwoWords() {
        AxisLabels labels = AxisLabels.of(Map.of(GENERATOR, List.of(0.001, 0.002), "seed", List.of(1, 2)));

        assertThat(labels.name(GENERATOR)).isEqualTo("learningRate.rate");
        assertThat(labels.name("seed")).isEqualTo("seed");
    }

    @Test
    void pathsThatEndAlikeAreShortenedOnlyAsFarAsTheyDiffer() {
        AxisLabels labels = AxisLabels.of(Map.of(GENERATOR, List.of(0.001), ADVERSARY, List.of(0.002)));

        assertThat(labels.name(GENERATOR)).isEqualTo("generatorOptimiser.learningRate.rate");
        assertThat(labels.name(ADVERSARY)).isEqualTo("optimiser.learningRate.rate");
    }

    @Test
    void aPathThatIsTheEndOfAnotherIsNotMistakenForIt() {
        AxisLabels labels = AxisLabels.of(Map.of("a.learningRate.rate", List.of(1), "learningRate.rate", List.of(2)));

        assertThat(labels.name("learningRate.rate")).isEqualTo("learningRate.rate");
        assertThat(labels.name("a.learningRate.rate")).isEqualTo("a.learningRate.rate");
    }

    @ParameterizedTest(name = "{0} is shown as {1}")
    @CsvSource({
        "0.001, 0.001",
        "1.0E-6, 1e-6",
        "0.00025, 0.00025",
        "1.5E-5, 1.5e-5",
        "2.0, 2",
        "-0.5, -0.5",
        "3.0E8, 3e8",
        "0.0, 0"
    })
    void numbersAreShort(double value, String label) {
        assertThat(AxisLabels.of(Map.of("x", List.of(value))).value("x", value)).isEqualTo(label);
    }

    @Test
    void anObjectIsShownByItsTypeAndTheFieldsThatDiffer() {
        List<Object> schedules =
                List.of(cosine(0.002, 1e-6), cosine(0.004, 1e-6), ordered("type", "constant", "rate", 0.001));
        AxisLabels labels = AxisLabels.of(Map.of("generatorOptimiser.learningRate", schedules));

        assertThat(schedules)
                .extracting(value -> labels.text(Map.of("generatorOptimiser.learningRate", value)))
                .containsExactly(
                        "generatorOptimiser.learningRate=cosine(start=0.002)",
                        "generatorOptimiser.learningRate=cosine(start=0.004)",
                        "generatorOptimiser.learningRate=constant");
    }

    @Test
    void theTermsOfAnObjectiveAreASum() {
        List<Object> objectives = List.of(
                List.of(term("psnr", 0.01), term("fft-l1", 0.1)),
                List.of(term("psnr", 0.01), term("fft-l1", 0.2)),
                List.of(term("psnr", 0.01)));
        AxisLabels labels = AxisLabels.of(Map.of("objective.terms", objectives));

        assertThat(objectives)
                .extracting(value -> labels.value("objective.terms", value))
                .containsExactly("psnr+fft-l1(weight=0.1)", "psnr+fft-l1(weight=0.2)", "psnr");
    }

    @Test
    void aLoneTrialShowsAllOfItsObjects() {
        assertThat(AxisLabels.of(List.of(ordered("a.learningRate", cosine(0.002, 1e-6), "seed", 7)))
                        .text(ordered("a.learningRate", cosine(0.002, 1e-6), "seed", 7)))
                .isEqualTo("a.learningRate=cosine(start=0.002, end=1e-6) seed=7");
    }

    @Test
    void valuesThatDifferHaveLabelsThatDiffer() {
        List<Object> orders = List.of(
                List.of(term("psnr", 0.01), term("psnr", 0.02)),
                List.of(term("psnr", 0.02), term("psnr", 0.01)),
                ordered("rise", 0.3),
                ordered("fall", 0.3),
                List.of(1, 1, 2),
                "cosine",
                ordered("type", "cosine"));
        AxisLabels labels = AxisLabels.of(Map.of("x", orders));

        assertThat(orders).extracting(value -> labels.value("x", value)).doesNotHaveDuplicates();
    }
}
