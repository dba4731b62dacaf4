package io.refocus.workflows.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.refocus.search.propose.Proposer;
import io.refocus.search.propose.Search;
import io.refocus.search.propose.Told;
import io.refocus.workflows.Samples;
import io.refocus.workflows.Stage;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SearchSweepTest {
    private static final Search TPE = new Search.Tpe(7, Optional.of(3));
    private static final Map<String, Object> RATE = Map.of("rate", Map.of("log-uniform", List.of(0.001, 0.1)));

    private final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    private static SweepOrder order(SearchOrder search, int atATime) {
        return new SweepOrder(
                "rates", "{\"rate\":0.1}", Samples.sweep().dataset(), Map.of(), Optional.of(search), atATime);
    }

    private static SearchOrder search(Search strategy, SearchBudget budget) {
        return new SearchOrder(strategy, RATE, List.of(Map.of("rate", 0.05)), Optional.of(budget));
    }

    private static SearchBudget trials(int most) {
        return new SearchBudget(Optional.of(most), Optional.empty(), Optional.empty());
    }

    private SweepProgress sweep(SweepOrder order) {
        return stage.workflow(SweepWorkflow.class, "a").sweep(order);
    }

    @Test
    void itProposesUntilTheTrialsOfItsBudgetAreUsed() {
        SweepProgress end = sweep(order(search(TPE, trials(5)), 2));

        assertThat(end.state()).isEqualTo(SweepState.COMPLETED);
        assertThat(end.search()).contains("tpe, at most 5 trials: used all 5 trials of its budget");
        assertThat(end.trials()).extracting(TrialProgress::state).hasSize(5).containsOnly(TrialState.COMPLETED);
        assertThat(end.trials()).extracting(TrialProgress::parameters).doesNotHaveDuplicates();
        assertThat(stage.sweeps.placed.get(0).point()).isEqualTo(Map.of("rate", 0.05));
        assertThat(stage.training.mostAtOnce).hasValueLessThanOrEqualTo(2);
        assertThat(stage.sweeps.recorded).extracting(SweepProgress::search).containsExactly(end.search());
    }

    @Test
    void aProposalIsThePureFunctionOfTheResultsBeforeIt() {
        SearchOrder search = search(TPE, trials(8));
        sweep(order(search, 1));

        List<Told> told = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Map<String, Object> point = Proposer.next(search.strategy(), search.parameters(), search.first(), told)
                    .orElseThrow()
                    .point();
            assertThat(stage.sweeps.placed.get(i).point()).as("proposal %d", i).isEqualTo(point);
            told.add(Told.completed(i, point, 21 + i)); // what the fake training reaches
        }
    }

    @Test
    void noTrialBeginsThatWouldTakeMoreThanTheSteps() {
        SweepProgress end =
                sweep(order(search(TPE, new SearchBudget(Optional.empty(), Optional.empty(), Optional.of(25L))), 1));

        assertThat(end.trials()).hasSize(2);
        assertThat(end.search())
                .contains("tpe, at most 25 steps: used 20 of 25 steps of its budget; the next trial needs 10");
    }

    @Test
    void noTrialBeginsAfterTheMinutes() {
        stage.training.outages.put("t2", new AtomicInteger(8)); // more than a minute of waiting

        SweepProgress end =
                sweep(order(search(TPE, new SearchBudget(Optional.of(9), Optional.of(1), Optional.empty())), 1));

        assertThat(end.trials()).extracting(TrialProgress::trialId).containsExactly("t2", "t1");
        assertThat(end.search()).contains("tpe, at most 9 trials, 1 minutes: used all 1 minutes of its budget");
    }

    @Test
    void startedAgainItFindsWhatItProposedAndGoesOn() {
        sweep(order(search(TPE, trials(4)), 2));
        List<Map<String, Object>> before =
                stage.sweeps.placed.stream().map(Placement::point).toList();
        stage.training.trained.clear();

        SweepProgress end = sweep(order(search(TPE, trials(6)), 2));

        assertThat(stage.sweeps.placed).hasSize(6);
        assertThat(stage.sweeps.placed.subList(0, 4))
                .extracting(Placement::point)
                .isEqualTo(before);
        assertThat(stage.training.trained).containsExactlyInAnyOrder("t5", "t6");
        assertThat(end.trials()).hasSize(6);
    }

    @Test
    void aPointThatIsNoExperimentIsPassedOverAndSaid() {
        stage.sweeps.legal = point -> (double) point.get("rate") <= 0.05;

        SweepProgress end = sweep(order(search(new Search.Random(7), trials(10)), 2));

        assertThat(end.trials()).hasSize(10).extracting(TrialProgress::state).containsOnly(TrialState.COMPLETED);
        assertThat(end.search().orElseThrow())
                .startsWith("random, at most 10 trials: used all 10 trials of its budget; ")
                .endsWith("proposals became no trial, the last: rate is too high");
    }

    @Test
    void whereNoPointIsAnExperimentItGivesUp() {
        stage.sweeps.legal = point -> false;

        SweepProgress end = sweep(order(search(new Search.Random(7), trials(10)), 2));

        assertThat(end.state()).isEqualTo(SweepState.FAILED);
        assertThat(stage.sweeps.placed).hasSize(20);
        assertThat(end.search().orElseThrow()).contains("gave up: 20 proposals in a row were no new trial");
    }

    @Test
    void aSpaceOfThreePointsEndsWithoutABudget() {
        SearchOrder grid = new SearchOrder(
                new Search.Grid(),
                Map.of("rate", Map.of("choice", List.of(0.1, 0.2, 0.3))),
                List.of(Map.of("rate", 0.3)),
                Optional.empty());

        SweepProgress end = sweep(order(grid, 2));

        assertThat(stage.sweeps.placed)
                .extracting(placement -> placement.point().get("rate"))
                .containsExactly(0.3, 0.1, 0.2);
        assertThat(end.search()).contains("grid of a space of 3 points: tried every point of its space");
    }

    @Test
    @Timeout(60)
    void cancelledItProposesNothingFurther() throws InterruptedException {
        stage.training.endless.addAll(List.of("t1", "t2"));
        SweepWorkflow sweep = stage.workflow(SweepWorkflow.class, "a");
        WorkflowClient.start(sweep::sweep, order(search(TPE, trials(9)), 2));
        stage.training.endlessStarted.await();

        WorkflowStub.fromTyped(sweep).cancel();

        assertThatThrownBy(() -> WorkflowStub.fromTyped(sweep).getResult(SweepProgress.class))
                .isInstanceOf(WorkflowFailedException.class);
        SweepProgress end = stage.sweeps.recorded.get(stage.sweeps.recorded.size() - 1);
        assertThat(end.state()).isEqualTo(SweepState.CANCELLED);
        assertThat(end.trials()).extracting(TrialProgress::state).containsOnly(TrialState.CANCELLED);
        assertThat(stage.sweeps.placed).hasSizeLessThanOrEqualTo(2);
    }
}
