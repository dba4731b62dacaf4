package io.refocus.cli.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathValuesTest {
    @Test
    void valuesAreThoseOfYaml() {
        assertThat(PathValues.of(List.of(
                        "generator.width=32",
                        "rate=1.0E-4",
                        "flips=true",
                        "schedule={type: cosine, start: 0.002}",
                        "space={log-uniform: [0.001, 0.1], when: {a.b: x}}",
                        "name=a=b")))
                .isEqualTo(Map.of(
                        "generator.width",
                        32L,
                        "rate",
                        1.0E-4,
                        "flips",
                        true,
                        "schedule",
                        Map.of("type", "cosine", "start", 0.002),
                        "space",
                        Map.of("log-uniform", List.of(0.001, 0.1), "when", Map.of("a.b", "x")),
                        "name",
                        "a=b"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rate|PATH=VALUE is \"rate\"; expected a dotted path, '=' and a value",
                "=3|PATH=VALUE is \"=3\"",
                "rate=|PATH=VALUE is \"rate=\"",
                "rate={uniform: [1|rate: the document: got while parsing",
                "rate=010|rate: the document: got 010"
            })
    void whatIsNoneIsToldAsItWasWritten(String written, String told) {
        assertThatThrownBy(() -> PathValues.of(List.of(written))).hasMessageContaining(told);
    }

    @Test
    void aPathStandsThereOnce() {
        assertThatThrownBy(() -> PathValues.of(List.of("a=1", "a=2"))).hasMessageContaining("a twice");
    }
}
