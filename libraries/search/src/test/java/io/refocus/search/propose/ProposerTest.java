package io.refocus.search.propose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.refocus.documents.IllegalValueException;
import io.refocus.search.space.Space;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProposerTest {
    private static final Search TPE = new Search.Tpe(7, Optional.empty());
    private static final Space SQUARE =
            Space.of(Map.of("x", Map.of("uniform", List.of(0L, 1L)), "y", Map.of("uniform", List.of(0L, 1L))));
    private static final Space SIX =
            Space.of(Map.of("kind", Map.of("choice", List.of("a", "b")), "size", Map.of("integer", List.of(1L, 3L))));

    static Stream<Search> searches() {
        return Stream.of(new Search.Random(7), new Search.Sobol(7), TPE);
    }

    @ParameterizedTest
    @MethodSource("searches")
    void aProposalDependsOnItsArgumentsAloneAndNotOnTheirOrder(Search search) {
        List<Told> told = run(search, SQUARE, 20, point -> -x(point));
        List<Told> reversed = new ArrayList<>(told);
        Collections.reverse(reversed);

        Proposal next = Proposer.next(search, SQUARE, List.of(), told).orElseThrow();

        assertThat(next.number()).isEqualTo(20);
        assertThat(Proposer.next(search, SQUARE, List.of(), reversed)).contains(next);
        assertThat(Proposer.next(search, SQUARE, List.of(), told.subList(0, 19)))
                .isNotEqualTo(Optional.of(next));
    }

    /** Whoever changes one of these changes what a sweep that is begun again does: it trains new trials instead of finding its own. */
    @Test
    void proposalsArePinned() {
        List<Told> told = run(TPE, SQUARE, 12, point -> -x(point));

        assertThat(List.of(
                        told.get(0).point(),
                        told.get(11).point(),
                        run(new Search.Sobol(7), SQUARE, 2, point -> 0).get(1).point()))
                .containsExactly(
                        Map.of("x", 0.104304, "y", 0.856558),
                        Map.of("x", 0.052777, "y", 0.599035),
                        Map.of("x", 0.604304, "y", 0.356558));
    }

    @Test
    void anotherSeedDrawsOtherPoints() {
        assertThat(run(new Search.Random(7), SQUARE, 3, point -> 0))
                .doesNotContainAnyElementsOf(run(new Search.Random(8), SQUARE, 3, point -> 0));
    }

    @ParameterizedTest
    @MethodSource("searches")
    void firstPointsComeBeforeAnyDraw(Search search) {
        List<Map<String, Object>> first = List.of(Map.of("x", 0.5, "y", 0.5), Map.of("x", 0.25, "y", 0.25));
        List<Told> told = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Proposal next = Proposer.next(search, SQUARE, first, told).orElseThrow();
            told.add(Told.of(next.number(), next.point(), ToldState.PENDING));
        }

        assertThat(told)
                .extracting(Told::point)
                .startsWith(first.get(0), first.get(1))
                .doesNotHaveDuplicates();
    }

    @Test
    void aFiniteSpaceIsTriedWholeWithoutARepeatAndThenIsExhausted() {
        for (Search search : List.of(new Search.Random(7), TPE, new Search.Grid())) {
            List<Told> told = run(search, SIX, 6, point -> (long) point.get("size"));

            assertThat(told).extracting(Told::point).doesNotHaveDuplicates().hasSize(6);
            assertThat(Proposer.next(search, SIX, List.of(), told))
                    .as(search.toString())
                    .isEmpty();
        }
    }

    @Test
    void sobolHasOnePointInEveryPartOfTheRange() {
        List<Told> told = run(new Search.Sobol(7), SQUARE, 64, point -> 0);

        for (String path : List.of("x", "y")) {
            Set<Long> parts = new HashSet<>();
            told.forEach(one ->
                    parts.add((long) Math.floor(((double) one.point().get(path) + 0.0003) * 64 + shift(told, path))));
            assertThat(parts).hasSize(64);
        }
    }

    /** Where the parts begin, so that rounding moves no point into its neighbour's. */
    private static double shift(List<Told> told, String path) {
        double place = (double) told.get(0).point().get(path) * 64;
        return 0.5 - (place - Math.floor(place));
    }

    @Test
    void sobolTakesNoChoiceAndAGridNoContinuum() {
        assertThatThrownBy(() -> new Search.Sobol(7).check(SIX))
                .isInstanceOf(IllegalValueException.class)
                .hasMessageContainingAll("space.kind is a choice", "random and tpe take choices");
        assertThatThrownBy(() -> new Search.Grid().check(SQUARE)).hasMessageContaining("space.x is a continuum");
    }

    @Test
    void tpeFindsWhatRandomDrawsMiss() {
        ToDoubleFunction<Map<String, Object>> hill =
                point -> -Math.pow(x(point) - 0.7, 2) - Math.pow((double) point.get("y") - 0.2, 2);

        double tpe = median(seed -> best(run(new Search.Tpe(seed, Optional.empty()), SQUARE, 50, hill)));
        double random = median(seed -> best(run(new Search.Random(seed), SQUARE, 50, hill)));

        assertThat(-tpe).isLessThan(-random / 4);
    }

    @Test
    void whatIsUnderWayIsCountedInSoEightAtATimeAreApart() {
        List<Told> told = new ArrayList<>(run(TPE, SQUARE, 30, point -> -Math.abs(x(point) - 0.5)));
        List<Told> forgetful = new ArrayList<>(told);
        List<Told> apart = new ArrayList<>();
        List<Told> together = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Proposal next = Proposer.next(TPE, SQUARE, List.of(), told).orElseThrow();
            apart.add(Told.of(next.number(), next.point(), ToldState.PENDING));
            told.add(apart.get(i));
            Proposal blind = Proposer.next(TPE, SQUARE, List.of(), forgetful).orElseThrow();
            together.add(Told.of(blind.number(), blind.point(), ToldState.FAILED));
            forgetful.add(together.get(i));
        }

        assertThat(nearest(apart)).isGreaterThan(nearest(together));
    }

    @Test
    void whereTrialsDivergeTpeDoesNotGoAgain() {
        List<Told> told = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Proposal next = Proposer.next(TPE, SQUARE, List.of(), told).orElseThrow();
            told.add(
                    x(next.point()) > 0.5
                            ? Told.of(i, next.point(), ToldState.DIVERGED)
                            : Told.completed(i, next.point(), -Math.abs(x(next.point()) - 0.25)));
        }

        assertThat(told.subList(0, 10))
                .filteredOn(one -> one.state() == ToldState.DIVERGED)
                .hasSizeBetween(3, 7);
        assertThat(told.subList(20, 40))
                .filteredOn(one -> one.state() == ToldState.DIVERGED)
                .hasSizeLessThan(4);
    }

    private static double nearest(List<Told> told) {
        return told.stream()
                .mapToDouble(one -> told.stream()
                        .filter(other -> other.number() != one.number())
                        .mapToDouble(other -> Math.hypot(
                                x(one.point()) - x(other.point()),
                                (double) one.point().get("y")
                                        - (double) other.point().get("y")))
                        .min()
                        .orElseThrow())
                .average()
                .orElseThrow();
    }

    private static double median(java.util.function.LongToDoubleFunction ofSeed) {
        double[] sorted = DoubleStream.of(IntStream.range(0, 9)
                        .mapToDouble(seed -> ofSeed.applyAsDouble(seed))
                        .toArray())
                .sorted()
                .toArray();
        return sorted[4];
    }

    private static double best(List<Told> told) {
        return told.stream().mapToDouble(one -> one.score().orElseThrow()).max().orElseThrow();
    }

    private static List<Told> run(Search search, Space space, int trials, ToDoubleFunction<Map<String, Object>> score) {
        List<Told> told = new ArrayList<>();
        for (int i = 0; i < trials; i++) {
            Proposal next = Proposer.next(search, space, List.of(), told).orElseThrow();
            told.add(Told.completed(next.number(), next.point(), score.applyAsDouble(next.point())));
        }
        return told;
    }

    private static double x(Map<String, Object> point) {
        return (double) point.get("x");
    }
}
