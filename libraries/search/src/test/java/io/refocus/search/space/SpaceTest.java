package io.refocus.search.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.refocus.documents.IllegalValueException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SpaceTest {
    private static final Map<String, Object> COSINE = Map.of("type", "cosine", "start", 0.002);
    private static final Map<String, Object> CONSTANT = Map.of("type", "constant", "rate", 0.001);
    private static final Space SPACE = Space.of(Map.of(
            "schedule",
            Map.of("choice", List.of(COSINE, CONSTANT)),
            "schedule.start",
            Map.of("log-uniform", List.of(0.001, 0.1), "when", Map.of("schedule", "cosine")),
            "critic",
            Map.of("times", "schedule.start", "log-uniform", List.of(0.1, 10L)),
            "width",
            Map.of("integer", List.of(8L, 32L), "step", 8L)));

    @Test
    void parametersComeAfterThoseTheyHangOnAndInGroups() {
        assertThat(SPACE.parameters())
                .extracting(Parameter::path)
                .containsExactly("schedule", "width", "schedule.start", "critic");
        assertThat(SPACE.groups())
                .extracting(group -> group.stream().map(Parameter::path).toList())
                .containsExactly(List.of("schedule", "width"), List.of("schedule.start", "critic"));
    }

    @Test
    void aPointHasWhatExistsThereSubtreesBeforeWhatIsInThem() {
        Map<String, Double> units = Map.of("schedule", 0.1, "schedule.start", 0.5, "critic", 0.75, "width", 0.99);

        Map<String, Object> cosine = SPACE.point(units);
        assertThat(cosine)
                .containsExactly(
                        Map.entry("critic", 0.0316228),
                        Map.entry("schedule", COSINE),
                        Map.entry("schedule.start", 0.01),
                        Map.entry("width", 32L));
        assertThat(SPACE.units(cosine).get("critic")).isCloseTo(0.75, within(1e-6));

        Map<String, Double> other = new LinkedHashMap<>(units);
        other.put("schedule", 0.9);
        assertThat(SPACE.point(other)).containsOnlyKeys("schedule", "width");
    }

    @Test
    void theOrderOfADocumentChangesNothing() {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("b", Map.of("uniform", List.of(0L, 1L)));
        one.put("a", Map.of("uniform", List.of(0L, 1L)));

        assertThat(Space.of(one).parameters()).extracting(Parameter::path).containsExactly("a", "b");
    }

    @Test
    void aPointThatSomebodyWroteIsTakenAsItIs() {
        Map<String, Object> written =
                Map.of("schedule", COSINE, "schedule.start", 0.00212345678, "critic", 0.00212345678, "width", 16L);

        assertThat(SPACE.legal("first[0]", written)).isEqualTo(written);
    }

    static Stream<Arguments> illegalPoints() {
        return Stream.of(
                Arguments.of(Map.of("schedule", CONSTANT), "first[0].width", "nothing", "from 8 to 32 in steps of 8"),
                Arguments.of(Map.of("schedule", CONSTANT, "width", 9L), "first[0].width", "9", "in steps of 8"),
                Arguments.of(
                        Map.of("schedule", CONSTANT, "width", 8L, "schedule.start", 0.01),
                        "first[0].schedule.start",
                        "no parameter at this point",
                        "only schedule, width"),
                Arguments.of(
                        Map.of("schedule", COSINE, "width", 8L, "schedule.start", 0.01, "critic", 0.2),
                        "first[0].critic",
                        "0.2",
                        "from 0.1 to 10.0 times the value of schedule.start, 0.01"));
    }

    @ParameterizedTest
    @MethodSource("illegalPoints")
    void anIllegalPointIsNamed(Map<String, Object> written, String key, String got, String legal) {
        assertThatThrownBy(() -> SPACE.legal("first[0]", written))
                .isInstanceOf(IllegalValueException.class)
                .hasMessageContainingAll(key, got, legal);
    }

    @Test
    void aFiniteSpaceIsListedWithoutWhatDoesNotExist() {
        Space finite = Space.of(Map.of(
                "kind", Map.of("choice", List.of("x", "y")),
                "size", Map.of("integer", List.of(1L, 3L), "when", Map.of("kind", "y"))));

        assertThat(finite.all(10).orElseThrow())
                .containsExactly(
                        Map.of("kind", "x"),
                        Map.of("kind", "y", "size", 1L),
                        Map.of("kind", "y", "size", 2L),
                        Map.of("kind", "y", "size", 3L));
        assertThat(finite.all(3)).isEmpty();
        assertThat(SPACE.all(1000)).isEmpty();
    }

    static Stream<Arguments> illegalSpaces() {
        Map<String, Object> rate = Map.of("log-uniform", List.of(0.1, 1L));
        Map<String, Object> kind = Map.of("choice", List.of("x", "y"));
        return Stream.of(
                Arguments.of(Map.of(), "space", "nothing"),
                Arguments.of(Map.of("a", 1L), "space.a", "a mapping with one of uniform"),
                Arguments.of(Map.of("a", Map.of("normal", List.of(0L, 1L))), "space.a", "[normal]"),
                Arguments.of(Map.of("a", Map.of("uniform", List.of(1L, 0L))), "space.a.uniform", "[1.0, 0.0]"),
                Arguments.of(Map.of("a", Map.of("uniform", List.of(1L))), "space.a.uniform", "a list of two"),
                Arguments.of(Map.of("a", Map.of("uniform", List.of("x", 1L))), "space.a.uniform", "two numbers"),
                Arguments.of(Map.of("a", Map.of("log-uniform", List.of(0L, 1L))), "space.a.log-uniform", "above 0"),
                Arguments.of(Map.of("a", Map.of("integer", List.of(0.5, 1L))), "space.a.integer", "0.5"),
                Arguments.of(
                        Map.of("a", Map.of("integer", List.of(1L, 3L), "step", 3L)), "space.a.step", "from 1 to 2"),
                Arguments.of(Map.of("a", Map.of("choice", List.of())), "space.a.choice", "an empty list"),
                Arguments.of(Map.of("a", Map.of("choice", List.of("x", "x"))), "space.a.choice", "values that differ"),
                Arguments.of(Map.of("a", Map.of("choice", List.of("x"), "step", 1L)), "space.a.step", "choice, when"),
                Arguments.of(
                        Map.of("a", Map.of("uniform", List.of(1L, 2L), "when", Map.of("b", "x"))),
                        "space.a.when",
                        "b, which is no parameter"),
                Arguments.of(
                        Map.of("a", Map.of("uniform", List.of(1L, 2L), "when", Map.of("b", "x")), "b", rate),
                        "space.a.when",
                        "b, which is no choice"),
                Arguments.of(
                        Map.of("a", Map.of("uniform", List.of(1L, 2L), "when", Map.of("b", "z")), "b", kind),
                        "space.a.when.b",
                        "z; expected one of \"x\", \"y\""),
                Arguments.of(
                        Map.of("a", Map.of("times", "b", "uniform", List.of(1L, 2L)), "b", kind),
                        "space.a.times",
                        "b, which is a choice"),
                Arguments.of(
                        Map.of("a", Map.of("times", "c", "uniform", List.of(1L, 2L))),
                        "space.a.times",
                        "c, which is no parameter"),
                Arguments.of(
                        Map.of("a", Map.of("times", "b", "uniform", List.of(0L, 2L)), "b", rate),
                        "space.a.times",
                        "a ratio that may be 0"),
                Arguments.of(
                        Map.of(
                                "a", Map.of("times", "b", "uniform", List.of(1L, 2L)),
                                "b", Map.of("times", "a", "uniform", List.of(1L, 2L))),
                        "space.a",
                        "hangs on itself: a, b"));
    }

    @ParameterizedTest
    @MethodSource("illegalSpaces")
    void anIllegalSpaceIsNamed(Map<String, Object> document, String key, String part) {
        assertThatThrownBy(() -> Space.of(document))
                .isInstanceOfSatisfying(
                        IllegalValueException.class, e -> assertThat(e.key()).isEqualTo(key))
                .hasMessageContaining(part);
    }
}
