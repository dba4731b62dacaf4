package io.refocus.workflows.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.refocus.fault.Fault;
import io.refocus.workflows.Samples;
import io.refocus.workflows.Stage;
import io.refocus.workflows.training.TrialExecution;
import io.refocus.workflows.training.TrialOrder;
import io.refocus.workflows.training.TrialOutcome;
import io.refocus.workflows.training.TrialWorkflow;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.CanceledFailure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SweepWorkflowTest {
    private final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void everyPointOfTheGridIsTrainedAndTheBestStandsOnTop() {
        SweepProgress end = sweep("a").sweep(Samples.sweep());

        assertThat(end.state()).isEqualTo(SweepState.COMPLETED);
        assertThat(end.trials()).extracting(TrialProgress::trialId).containsExactly("t3", "t2", "t1");
        assertThat(end.best().orElseThrow().valPsnrDb()).contains(23.0);
        assertThat(end.best().orElseThrow().parameters()).containsEntry("rate", 0.3);
        assertThat(stage.training.mostAtOnce).hasValueLessThanOrEqualTo(2);
        assertThat(stage.sweeps.recorded).extracting(SweepProgress::state).containsExactly(SweepState.COMPLETED);
    }

    @Test
    void aTrialThatDivergesIsNotRetriedAndLeavesTheOthersAlone() {
        stage.training.diverging.add("t3");

        SweepProgress end = sweep("a").sweep(Samples.sweep());

        assertThat(end.state()).isEqualTo(SweepState.COMPLETED);
        assertThat(end.trials()).extracting(TrialProgress::trialId).containsExactly("t2", "t1", "t3");
        assertThat(end.trials().get(2).state()).isEqualTo(TrialState.DIVERGED);
        assertThat(end.trials().get(2).error()).contains("loss is NaN at step 7");
        assertThat(stage.training.trained).containsExactlyInAnyOrder("t1", "t2", "t3");
    }

    @Test
    void aServerThatIsDownIsWaitedForHoweverLong() {
        stage.training.outages.put("t2", new AtomicInteger(8));

        SweepProgress end = sweep("a").sweep(Samples.sweep());

        assertThat(end.trials().get(1).attempts()).isEqualTo(9);
        assertThat(end.trials()).extracting(TrialProgress::state).containsOnly(TrialState.COMPLETED);
    }

    @Test
    void aTrialThatOnlyMadeItsNetworkWorseHasDivergedAndIsNotTheBest() {
        String reason = "no step was better than the untrained network";
        stage.training.results.put("t1", new TrialOutcome("t1", 1, 10, 99, 0.9, 19.5, 1.5, Optional.of(reason)));

        SweepProgress end = sweep("a").sweep(Samples.sweep());

        assertThat(state(end, "t1")).isEqualTo(TrialState.DIVERGED);
        assertThat(end.best().orElseThrow().trialId()).isEqualTo("t3");
        assertThat(end.trials().get(2).error()).contains(reason);
    }

    @Test
    void aSweepWithoutAnyResultHasFailed() {
        stage.training.diverging.addAll(List.of("t1", "t2", "t3"));

        assertThat(sweep("a").sweep(Samples.sweep()).state()).isEqualTo(SweepState.FAILED);
    }

    @Test
    void finishedTrialsAreFoundAndDeadOnesAreRunAgain() {
        stage.training.diverging.add("t3");
        sweep("a").sweep(Samples.sweep());
        stage.training.trained.clear();
        stage.training.diverging.clear();

        SweepProgress end = sweep("a").sweep(Samples.sweep());

        assertThat(stage.training.trained).containsExactly("t3");
        assertThat(end.trials()).extracting(TrialProgress::state).containsOnly(TrialState.COMPLETED);
    }

    @Test
    void anUnforeseenFailureIsTriedThreeTimesHoweverManyOutagesThereWereBefore() {
        stage.training.outages.put("t2", new AtomicInteger(5));
        stage.training.accidents.put("t2", new AtomicInteger(2));
        stage.training.accidents.put("t3", new AtomicInteger(3));

        SweepProgress end = sweep("a").sweep(Samples.sweep());

        assertThat(state(end, "t2")).isEqualTo(TrialState.COMPLETED);
        assertThat(state(end, "t3")).isEqualTo(TrialState.FAILED);
        assertThat(stage.training.trained).filteredOn("t2"::equals).hasSize(5 + 2 + 1);
        assertThat(stage.training.trained).filteredOn("t3"::equals).hasSize(3);
    }

    @Test
    void aTrialThatRunsElsewhereIsLookedAtMoreAndMoreRarelyAndThenFound() {
        TrialWorkflow other = startedElsewhere("t2");
        stage.training.elsewhere = look -> look < 6 ? TrialExecution.running() : TrialExecution.ended();
        stage.training.ended = () -> {
            stage.training.results.put("t2", new TrialOutcome("t2", 1, 10, 29, 0.8, 19.5, 1.5, Optional.empty()));
            stage.training.endless.clear();
            WorkflowStub.fromTyped(other).terminate("its result is on record");
        };

        SweepProgress end = sweep("a").sweep(Samples.sweep());

        assertThat(end.best().orElseThrow().valPsnrDb()).contains(29.0);
        assertThat(stage.training.looks).hasSize(6).containsOnly("t2");
        assertThat(timers("a")).containsExactly(2L, 4L, 8L, 16L, 32L);
    }

    @Test
    void aTrialThatFailsElsewhereFailsHereWithItsReason() {
        startedElsewhere("t2");
        stage.training.elsewhere = look -> TrialExecution.failed(Fault.DIVERGED, "loss is NaN at step 9");

        SweepProgress end = sweep("a").sweep(Samples.sweep());

        assertThat(state(end, "t2")).isEqualTo(TrialState.DIVERGED);
        assertThat(end.trials())
                .filteredOn(trial -> trial.state() == TrialState.DIVERGED)
                .extracting(trial -> trial.error().orElseThrow())
                .containsExactly("loss is NaN at step 9");
    }

    private TrialWorkflow startedElsewhere(String trial) {
        stage.training.endless.add(trial);
        TrialWorkflow other = stage.workflow(TrialWorkflow.class, "trial/" + trial);
        WorkflowClient.start(other::train, new TrialOrder(trial, Samples.sweep().dataset(), Map.of(), 10));
        return other;
    }

    private static TrialState state(SweepProgress sweep, String trialId) {
        return sweep.trials().stream()
                .filter(trial -> trial.trialId().equals(trialId))
                .findFirst()
                .orElseThrow()
                .state();
    }

    /** How long each timer of a workflow ran, in seconds. */
    private List<Long> timers(String workflowId) {
        return stage.server.getWorkflowClient().fetchHistory(workflowId).getEvents().stream()
                .filter(HistoryEvent::hasTimerStartedEventAttributes)
                .map(event -> event.getTimerStartedEventAttributes()
                        .getStartToFireTimeout()
                        .getSeconds())
                .toList();
    }

    @Test
    @Timeout(60)
    void cancellingReachesTheTrialsAndIsPutOnRecord() throws InterruptedException {
        stage.training.endless.add("t1");
        SweepWorkflow sweep = sweep("a");
        WorkflowClient.start(sweep::sweep, Samples.sweep());
        stage.training.endlessStarted.await();
        // The in-memory server loses a workflow whose activity ends while it is being cancelled.
        while (completed(sweep) < 2) TimeUnit.MILLISECONDS.sleep(5);

        WorkflowStub.fromTyped(sweep).cancel();

        assertThatThrownBy(() -> WorkflowStub.fromTyped(sweep).getResult(SweepProgress.class))
                .isInstanceOf(WorkflowFailedException.class)
                .hasCauseInstanceOf(CanceledFailure.class);
        SweepProgress end = stage.sweeps.recorded.get(stage.sweeps.recorded.size() - 1);
        assertThat(end.state()).isEqualTo(SweepState.CANCELLED);
        assertThat(end.trials())
                .filteredOn(trial -> trial.trialId().equals("t1"))
                .extracting(TrialProgress::state)
                .containsExactly(TrialState.CANCELLED);
        assertThat(sweep.progress().state()).isEqualTo(SweepState.CANCELLED);
    }

    @Test
    void cancelledWhileTrialsWaitForALaneNoneIsLeftRunningOrQueued() throws InterruptedException {
        stage.training.endless.addAll(List.of("t1", "t2")); // both places: t3 waits
        SweepWorkflow sweep = sweep("a");
        WorkflowClient.start(sweep::sweep, Samples.sweep());
        stage.training.endlessStarted.await();

        WorkflowStub.fromTyped(sweep).cancel();

        assertThatThrownBy(() -> WorkflowStub.fromTyped(sweep).getResult(SweepProgress.class))
                .isInstanceOf(WorkflowFailedException.class);
        SweepProgress end = stage.sweeps.recorded.get(stage.sweeps.recorded.size() - 1);
        assertThat(end.trials()).extracting(TrialProgress::state).containsOnly(TrialState.CANCELLED);
        assertThat(stage.training.trained).doesNotContain("t3");
    }

    @Test
    void aTrialThatIsFoundTakesNoTraining() {
        stage.training.results.put("t1", new TrialOutcome("t1", 3, 10, 30, 0.9, 20, 4, Optional.empty()));

        TrialOutcome outcome = stage.workflow(TrialWorkflow.class, "trial/t1")
                .train(new TrialOrder("t1", Samples.sweep().dataset(), Map.of(), 10));

        assertThat(outcome.attempts()).isEqualTo(3);
        assertThat(stage.training.trained).isEmpty();
    }

    @Test
    void aTrialThatWasTrainedLessFarIsTrainedOn() {
        stage.training.results.put("t1", new TrialOutcome("t1", 3, 10, 30, 0.9, 20, 4, Optional.empty()));

        TrialOutcome outcome = stage.workflow(TrialWorkflow.class, "trial/t1")
                .train(new TrialOrder("t1", Samples.sweep().dataset(), java.util.Map.of(), 11));

        assertThat(outcome.steps()).isEqualTo(11);
        assertThat(stage.training.trained).containsExactly("t1");
    }

    private static long completed(SweepWorkflow sweep) {
        return sweep.progress().trials().stream()
                .filter(trial -> trial.state() == TrialState.COMPLETED)
                .count();
    }

    private SweepWorkflow sweep(String id) {
        return stage.workflow(SweepWorkflow.class, id);
    }
}
