package io.refocus.workflows.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.search.propose.Search;
import io.refocus.workflows.Samples;
import io.refocus.workflows.Stage;
import io.refocus.workflows.temporal.FaultFailures;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What each verb does to queued, running and ended trials: the second table of docs/sweeps.md. */
@Timeout(120)
class SteeringTest {
    private final Stage stage = new Stage();
    private SweepWorkflow sweep;

    @AfterEach
    void close() {
        stage.close();
    }

    /** Three trials, two at a time. */
    private void begin(String... held) {
        begin(Samples.sweep(), held);
    }

    private void begin(SweepOrder order, String... held) {
        stage.training.held.addAll(List.of(held));
        start(order);
        until(progress -> running(progress) == Math.min(held.length, order.concurrentTrials()));
    }

    private void start(SweepOrder order) {
        sweep = stage.workflow(SweepWorkflow.class, "a");
        WorkflowClient.start(sweep::sweep, order);
    }

    private static SweepOrder search(int trials, int atATime) {
        SearchOrder search = new SearchOrder(
                new Search.Random(7),
                Map.of("rate", Map.of("uniform", List.of(0L, 1L))),
                List.of(),
                Optional.of(new SearchBudget(Optional.of(trials), Optional.empty(), Optional.empty())));
        return new SweepOrder(
                "rates", "{\"rate\":0.1}", Samples.sweep().dataset(), Map.of(), Optional.of(search), atATime);
    }

    private SteeringReply steer(SweepVerb verb) {
        return sweep.steer(new SteeringOrder(verb));
    }

    private void refused(SweepVerb verb, Fault fault, String why) {
        assertThatThrownBy(() -> steer(verb)).isInstanceOfSatisfying(WorkflowUpdateException.class, e -> {
            RefocusException told = FaultFailures.toException(e);
            assertThat(told.fault()).isEqualTo(fault);
            assertThat(told).hasMessageContaining(why);
        });
    }

    private void until(Predicate<SweepProgress> seen) {
        while (!seen.test(sweep.progress())) {
            try {
                TimeUnit.MILLISECONDS.sleep(10);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void letGo(String... trials) {
        for (String trial : trials) {
            stage.training.held.remove(trial);
            until(progress -> state(progress, trial) == TrialState.COMPLETED);
        }
    }

    private SweepProgress end() {
        return WorkflowStub.fromTyped(sweep).getResult(SweepProgress.class);
    }

    private static long running(SweepProgress progress) {
        return progress.trials().stream()
                .filter(trial -> trial.state() == TrialState.RUNNING)
                .count();
    }

    private static TrialState state(SweepProgress progress, String trialId) {
        return progress.trials().stream()
                .filter(trial -> trial.trialId().equals(trialId))
                .findFirst()
                .map(TrialProgress::state)
                .orElse(null);
    }

    private TrialState state(String trialId) {
        return state(sweep.progress(), trialId);
    }

    @Test
    void pausedQueuedTrialsWaitRunningOnesGoOnAndEndedOnesStay() {
        begin("t1", "t2");

        assertThat(steer(new SweepVerb.Pause()))
                .isEqualTo(new SteeringReply(
                        SweepState.PAUSED, "no trial begins until it is resumed; 2 go on to the end"));
        letGo("t1", "t2");

        assertThat(sweep.progress().state()).isEqualTo(SweepState.PAUSED);
        assertThat(state("t3")).isEqualTo(TrialState.QUEUED);
        assertThat(stage.training.trained).doesNotContain("t3");
        refused(
                new SweepVerb.Pause(),
                Fault.REFUSED,
                "pause of sweep " + Samples.sweep().sweepId() + ": it is paused");

        assertThat(steer(new SweepVerb.Resume()).state()).isEqualTo(SweepState.RUNNING);
        SweepProgress end = end();
        assertThat(end.state()).isEqualTo(SweepState.COMPLETED);
        assertThat(end.trials()).extracting(TrialProgress::state).containsOnly(TrialState.COMPLETED);
    }

    @Test
    void stoppedQueuedTrialsAreCancelledRunningOnesGoOnAndTheSweepEndsStopped() {
        begin("t1", "t2");

        assertThat(steer(new SweepVerb.Stop()))
                .isEqualTo(new SteeringReply(SweepState.STOPPING, "no trial begins any more; 2 go on to the end"));
        stage.training.held.clear();
        SweepProgress end = end();

        assertThat(end.state()).isEqualTo(SweepState.STOPPED);
        assertThat(state(end, "t1")).isEqualTo(TrialState.COMPLETED);
        assertThat(state(end, "t2")).isEqualTo(TrialState.COMPLETED);
        assertThat(state(end, "t3")).isEqualTo(TrialState.CANCELLED);
        assertThat(stage.sweeps.recorded).extracting(SweepProgress::state).containsExactly(SweepState.STOPPED);

        start(Samples.sweep());
        assertThat(end().state()).isEqualTo(SweepState.COMPLETED);
        assertThat(stage.training.trained).containsExactlyInAnyOrder("t1", "t2", "t3");
    }

    @Test
    void aSearchThatHadSpentItsBudgetIsCompletedThoughItWasStopped() {
        begin(search(2, 2), "t1", "t2");
        steer(new SweepVerb.Stop());
        stage.training.held.clear();

        SweepProgress end = end();
        assertThat(end.state()).isEqualTo(SweepState.COMPLETED);
        assertThat(end.search()).contains("random, at most 2 trials: used all 2 trials of its budget");
    }

    @Test
    void aStopIsTakenBack() {
        begin("t1", "t2");
        steer(new SweepVerb.Stop());
        steer(new SweepVerb.Resume());
        stage.training.held.clear();

        assertThat(end().trials()).extracting(TrialProgress::state).containsOnly(TrialState.COMPLETED);
    }

    @Test
    void moreAtATimeBeginAtOnceAndFewerWaitForThoseThatRun() {
        begin(search(6, 2), "t1", "t2", "t3", "t4");

        steer(new SweepVerb.Concurrency(3));
        until(progress -> running(progress) == 3 && stage.training.trained.contains("t3"));
        assertThat(steer(new SweepVerb.Concurrency(1)).told()).isEqualTo("1 at a time; 3 go on to the end");
        letGo("t1", "t2");

        assertThat(state("t3")).isEqualTo(TrialState.RUNNING);
        assertThat(state("t4")).isNull();
        letGo("t3");
        until(progress -> state(progress, "t4") == TrialState.RUNNING);
        assertThat(state("t5")).isNull();
        letGo("t4");
        assertThat(end().trials()).hasSize(6).extracting(TrialProgress::state).containsOnly(TrialState.COMPLETED);
        assertThat(stage.training.mostAtOnce).hasValue(3);
    }

    @Test
    void anExtendedSearchGoesOnAndKnowsItWhenItIsStartedAgain() {
        begin(search(2, 2), "t1", "t2");

        assertThat(steer(new SweepVerb.Extend(new SearchBudget(Optional.of(4), Optional.empty(), Optional.empty())))
                        .told())
                .isEqualTo("random, at most 4 trials: 2 begun");
        assertThat(state("t1")).isEqualTo(TrialState.RUNNING);
        letGo("t1");
        stage.training.held.clear();
        SweepProgress end = end();

        assertThat(end.trials()).hasSize(4);
        assertThat(end.search()).contains("random, at most 4 trials: used all 4 trials of its budget");
        assertThat(stage.sweeps.kept).hasSize(1).extracting(KeptVerb::number).containsExactly(0);
        stage.training.trained.clear();
        start(search(2, 2));
        assertThat(end().trials()).hasSize(4);
        assertThat(stage.training.trained).isEmpty();
    }

    @Test
    void anAddedPointComesBeforeFurtherDrawsAlsoAfterTheSweepWasStartedAgain() {
        begin(search(4, 1), "t1");
        Map<String, Object> first = Map.of("rate", 0.125);
        Map<String, Object> second = Map.of("rate", 0.375);

        steer(new SweepVerb.Add(first));
        steer(new SweepVerb.Add(second));
        refused(new SweepVerb.Add(first), Fault.REFUSED, "this point was added before");
        stage.training.held.add("t2");
        letGo("t1");
        until(progress -> state(progress, "t2") == TrialState.RUNNING);
        refused(new SweepVerb.Add(first), Fault.REFUSED, "this point is trial t2: running");
        steer(new SweepVerb.Stop());
        letGo("t2");
        assertThat(end().state()).isEqualTo(SweepState.STOPPED);

        start(search(4, 1));
        assertThat(end().trials()).hasSize(4);
        assertThat(stage.sweeps.placed.get(1).point()).isEqualTo(first);
        assertThat(stage.sweeps.placed.get(2).point()).isEqualTo(second);
        assertThat(stage.sweeps.placed.get(3).point()).isNotIn(first, second);
    }

    @Test
    void aPrunedTrialEndsAnotherTakesItsPlaceAndItStaysPrunedUntilItIsRetried() {
        begin("t1", "t2");

        assertThat(steer(new SweepVerb.Prune("t1")).told()).isEqualTo("trial t1 publishes a checkpoint and ends");
        until(progress -> state(progress, "t1") == TrialState.PRUNED && state(progress, "t3") == TrialState.COMPLETED);
        refused(new SweepVerb.Prune("t1"), Fault.REFUSED, "trial t1 has ended: pruned");
        refused(new SweepVerb.Prune("t3"), Fault.REFUSED, "trial t3 has ended: completed");
        refused(new SweepVerb.Retry("t2"), Fault.REFUSED, "trial t2 has not ended: running");
        refused(new SweepVerb.Retry("t3"), Fault.REFUSED, "trial t3 has a result");
        refused(new SweepVerb.Retry("t9"), Fault.NOT_FOUND, "has no trial t9");
        stage.training.held.clear();
        assertThat(state(end(), "t1")).isEqualTo(TrialState.PRUNED);

        stage.training.held.add("t4");
        stage.training.trained.clear();
        start(Samples.sweep());
        assertThat(state(end(), "t1")).isEqualTo(TrialState.PRUNED);
        assertThat(stage.training.trained).isEmpty();
    }

    @Test
    void aQueuedTrialThatIsPrunedNeverBeginsAndIsTakenUpByRetry() {
        begin("t1", "t2");

        assertThat(steer(new SweepVerb.Prune("t3")).told()).isEqualTo("trial t3 is not begun");
        letGo("t1");
        assertThat(state("t3")).isEqualTo(TrialState.PRUNED);
        assertThat(stage.training.trained).doesNotContain("t3");
        assertThat(steer(new SweepVerb.Retry("t3")).told()).isEqualTo("trial t3 is next");
        until(progress -> state(progress, "t3") == TrialState.COMPLETED);
        letGo("t2");

        assertThat(end().state()).isEqualTo(SweepState.COMPLETED);
        assertThat(stage.sweeps.kept)
                .extracting(KeptVerb::verb)
                .containsExactly(new SweepVerb.Prune("t3"), new SweepVerb.Retry("t3"));
    }

    @Test
    void aFailedTrialOfASearchIsRetriedAndItsResultIsTold() {
        stage.training.accidents.put("t1", new AtomicInteger(3));
        begin(search(2, 1), "t2");
        until(progress -> state(progress, "t2") == TrialState.RUNNING);

        assertThat(state("t1")).isEqualTo(TrialState.FAILED);
        steer(new SweepVerb.Retry("t1"));
        assertThat(state("t1")).isEqualTo(TrialState.QUEUED);
        letGo("t2");

        SweepProgress end = end();
        assertThat(end.trials()).hasSize(2).extracting(TrialProgress::state).containsOnly(TrialState.COMPLETED);
    }

    @Test
    void aWidenedSpaceIsDrawnFromAndGridsHaveNone() {
        begin(search(9, 1), "t1");

        steer(new SweepVerb.Widen("rate", Map.of("uniform", List.of(0L, 1000L))));
        stage.training.held.clear();

        assertThat(end().trials()).hasSize(9);
        assertThat((double) stage.sweeps.placed.get(0).point().get("rate")).isLessThan(1);
        assertThat(stage.sweeps.placed.subList(1, 9))
                .anyMatch(placement -> (double) placement.point().get("rate") > 1);

        stage.sweeps.kept.clear();
        stage.training.results.clear();
        begin("t1", "t2");
        refused(
                new SweepVerb.Widen("rate", Map.of("uniform", List.of(0L, 1000L))),
                Fault.REFUSED,
                "a grid of axes tries what its file lists");
        stage.training.held.clear();
        end();
    }

    @Test
    void anEndedSweepIsNotSteeredAnyMore() {
        stage.training.held.add("t9");
        start(Samples.sweep());
        end();

        assertThatThrownBy(() -> steer(new SweepVerb.Pause())).isInstanceOf(RuntimeException.class);
        assertThat(sweep.progress().state()).isEqualTo(SweepState.COMPLETED);
    }
}
