package io.refocus.workflows.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.search.propose.Search;
import io.refocus.workflows.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class VerbRulesTest {
    private static final Map<String, Object> RATE = Map.of("rate", Map.of("log-uniform", List.of(0.001, 0.1)));
    private static final SearchOrder SEARCH = new SearchOrder(
            new Search.Random(7),
            RATE,
            List.of(),
            Optional.of(new SearchBudget(Optional.of(5), Optional.of(60), Optional.empty())));
    /** In the order of the table in the documentation. */
    private static final List<SweepVerb> VERBS = List.of(
            new SweepVerb.Pause(),
            new SweepVerb.Resume(),
            new SweepVerb.Stop(),
            new SweepVerb.Concurrency(3),
            extend(6, null, null),
            new SweepVerb.Add(Map.of("rate", 0.05)),
            new SweepVerb.Prune("running"),
            new SweepVerb.Retry("failed"),
            widen("{0.0001, 0.1}", 0.0001, 0.1));

    private static final Map<String, List<SweepState>> COLUMNS = Map.of(
            "running", List.of(SweepState.RUNNING),
            "paused", List.of(SweepState.PAUSED),
            "stopping", List.of(SweepState.STOPPING),
            "ended",
                    List.of(
                            SweepState.COMPLETED,
                            SweepState.FAILED,
                            SweepState.STOPPED,
                            SweepState.CANCELLED,
                            SweepState.INTERRUPTED));

    private static SweepVerb extend(Integer trials, Integer minutes, Long steps) {
        return new SweepVerb.Extend(new SearchBudget(
                Optional.ofNullable(trials), Optional.ofNullable(minutes), Optional.ofNullable(steps)));
    }

    private static SweepVerb widen(String name, double low, double high) {
        assertThat(name).isNotEmpty();
        return new SweepVerb.Widen("rate", Map.of("log-uniform", List.of(low, high)));
    }

    private static TrialProgress trial(String id, TrialState state, double rate) {
        return new TrialProgress(
                id,
                state,
                1,
                0,
                10,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of("rate", rate),
                Optional.empty());
    }

    private static SteeredSweep sweep(SweepState state, Optional<SearchOrder> search) {
        List<TrialProgress> trials = Arrays.stream(TrialState.values())
                .map(each -> trial(each.name().toLowerCase(java.util.Locale.ROOT), each, 0.01 + 0.001 * each.ordinal()))
                .toList();
        return new SteeredSweep("s1", state, 2, search, trials, List.of(Map.of("rate", 0.07)));
    }

    /** Every cell of the table in the documentation, but those of cancel, which is no update. */
    static Stream<Arguments> everyCell() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("..", "docs", "sweeps.md"));
        int head = lines.indexOf("| verb | running | paused | stopping | ended |");
        assertThat(head).isPositive();
        List<String> columns = List.of("running", "paused", "stopping", "ended");
        List<List<String>> rows = lines.subList(head + 2, lines.size()).stream()
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> Arrays.stream(line.substring(1).split("\\|"))
                        .map(String::strip)
                        .toList())
                .toList();
        assertThat(rows).extracting(row -> row.get(0)).contains("`cancel`").hasSize(VERBS.size() + 1);
        return VERBS.stream().flatMap(verb -> {
            List<String> row = rows.stream()
                    .filter(each -> each.get(0).equals("`" + verb.verb() + "`"))
                    .findFirst()
                    .orElseThrow();
            return columns.stream().flatMap(column -> COLUMNS.get(column).stream()
                    .map(state -> Arguments.of(verb, state, row.get(1 + columns.indexOf(column)))));
        });
    }

    @ParameterizedTest
    @MethodSource("everyCell")
    void theTableOfTheDocumentationHolds(SweepVerb verb, SweepState state, String cell) {
        SteeredSweep sweep = sweep(state, Optional.of(SEARCH));

        if (cell.startsWith("yes")) {
            assertThatCode(() -> VerbRules.check(sweep, verb)).doesNotThrowAnyException();
        } else {
            assertThat(cell).startsWith("no");
            assertThatThrownBy(() -> VerbRules.check(sweep, verb))
                    .isInstanceOfSatisfying(
                            RefocusException.class, e -> assertThat(e.fault()).isEqualTo(Fault.REFUSED))
                    .hasMessageStartingWith(verb.verb() + " of sweep s1: it ")
                    .hasMessageContaining("Legal now: ");
        }
    }

    @Test
    void aRefusalSaysWhyAndWhatIsLegalNow() {
        assertThatThrownBy(
                        () -> VerbRules.check(sweep(SweepState.STOPPING, Optional.of(SEARCH)), extend(9, null, null)))
                .hasMessage(
                        "extend of sweep s1: it is stopping, and begins no trial any more. Legal now: resume, prune, cancel");
        assertThatThrownBy(() -> VerbRules.check(sweep(SweepState.COMPLETED, Optional.empty()), new SweepVerb.Pause()))
                .hasMessage(
                        "pause of sweep s1: it has ended: completed. Legal now: extend, of a search, and retry, of a trial without a"
                                + " result: both start it again. `sweep start` of its file does too: finished trials are found, the others go on"
                                + " from their checkpoints");
    }

    @ParameterizedTest
    @CsvSource({
        "prune, queued, legal",
        "prune, running, legal",
        "prune, preempted, legal",
        "prune, completed, REFUSED",
        "prune, failed, REFUSED",
        "prune, diverged, REFUSED",
        "prune, pruned, REFUSED",
        "prune, cancelled, REFUSED",
        "prune, nobody, NOT_FOUND",
        "retry, queued, REFUSED",
        "retry, running, REFUSED",
        "retry, preempted, REFUSED",
        "retry, completed, REFUSED",
        "retry, failed, legal",
        "retry, diverged, REFUSED",
        "retry, pruned, legal",
        "retry, cancelled, legal",
        "retry, nobody, NOT_FOUND"
    })
    void whichTrialsMayBePrunedAndRetried(String verb, String trial, String expected) {
        SweepVerb wanted = verb.equals("prune") ? new SweepVerb.Prune(trial) : new SweepVerb.Retry(trial);
        SteeredSweep sweep = sweep(SweepState.RUNNING, Optional.empty());

        if (expected.equals("legal")) {
            assertThatCode(() -> VerbRules.check(sweep, wanted)).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> VerbRules.check(sweep, wanted))
                    .isInstanceOfSatisfying(
                            RefocusException.class, e -> assertThat(e.fault()).isEqualTo(Fault.valueOf(expected)))
                    .hasMessageContaining(trial);
        }
    }

    @Test
    void aBudgetIsOnlyRaised() {
        SteeredSweep running = sweep(SweepState.RUNNING, Optional.of(SEARCH));

        assertThatCode(() -> VerbRules.check(running, extend(6, 61, null))).doesNotThrowAnyException();
        refused(running, extend(5, null, null), "trials: got 5; expected more than the 5 that it may use already");
        refused(running, extend(6, 60, null), "minutes: got 60; expected more than the 60");
        refused(running, extend(null, null, 9L), "its budget has no limit of steps, so there is nothing to raise");
        refused(
                sweep(SweepState.RUNNING, Optional.empty()),
                extend(9, null, null),
                "a grid of axes tries what its file lists");
        assertThatCode(() -> VerbRules.check(sweep(SweepState.COMPLETED, Optional.of(SEARCH)), extend(null, 60, null)))
                .as("its minutes begin anew")
                .doesNotThrowAnyException();
    }

    @Test
    void aPointIsLegalAndNew() {
        SteeredSweep running = sweep(SweepState.RUNNING, Optional.of(SEARCH));

        refused(running, new SweepVerb.Add(Map.of("rate", 0.01)), "this point is trial queued: queued");
        refused(running, new SweepVerb.Add(Map.of("rate", 0.07)), "this point was added before");
        badInput(
                running,
                new SweepVerb.Add(Map.of("rate", 0.5)),
                "point.rate: got 0.5; expected a number from 0.001 to 0.1");
        badInput(running, new SweepVerb.Add(Map.of("rat", 0.05)), "point.rate: got nothing");
        badInput(
                running,
                new SweepVerb.Add(Map.of("rate", 0.05, "rat", 1)),
                "point.rat: got a path that is no parameter");
    }

    @Test
    void aSpaceIsWiderThanBefore() {
        SteeredSweep running = sweep(SweepState.RUNNING, Optional.of(SEARCH));

        badInput(running, widen("same", 0.001, 0.1), "space.rate: got ");
        badInput(running, widen("narrower", 0.01, 0.1), "and all of it");
        badInput(running, widen("elsewhere", 0.01, 1), "and all of it");
        badInput(
                running,
                new SweepVerb.Widen("rat", Map.of("uniform", List.of(0L, 1L))),
                "space.rat: got a path that is no parameter; expected one of rate");
        badInput(running, new SweepVerb.Widen("rate", Map.of("uniforn", List.of(0L, 1L))), "space.rate: got ");
    }

    private static void refused(SteeredSweep sweep, SweepVerb verb, String why) {
        assertThatThrownBy(() -> VerbRules.check(sweep, verb))
                .isInstanceOfSatisfying(
                        RefocusException.class, e -> assertThat(e.fault()).isEqualTo(Fault.REFUSED))
                .hasMessageContaining(why);
    }

    private static void badInput(SteeredSweep sweep, SweepVerb verb, String why) {
        assertThatThrownBy(() -> VerbRules.check(sweep, verb))
                .isInstanceOfSatisfying(
                        RefocusException.class, e -> assertThat(e.fault()).isEqualTo(Fault.BAD_INPUT))
                .hasMessageContaining(why);
    }

    @Test
    void everyVerbIsADocument() {
        assertThat(Samples.sweep().concurrentTrials()).isEqualTo(2);
        VERBS.forEach(verb -> assertThat(io.refocus.documents.Documents.readJson(
                                io.refocus.documents.Documents.canonicalJson(new SteeringOrder(verb)),
                                "verb",
                                SteeringOrder.class)
                        .verb())
                .isEqualTo(verb));
    }
}
