package io.refocus.workflows.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.search.propose.Search;
import io.refocus.search.propose.Told;
import io.refocus.search.propose.ToldState;
import io.refocus.workflows.training.TrialOutcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SearchLedgerTest {
    private final SearchLedger ledger = new SearchLedger(new SearchOrder(
            new Search.Random(1),
            Map.of("rate", Map.of("uniform", List.of(0L, 1L))),
            List.of(),
            Optional.of(new SearchBudget(Optional.of(9), Optional.empty(), Optional.empty()))));

    private static Placement placement(int number, String trial) {
        Map<String, Object> point = Map.of("rate", 0.1 * number);
        return Placement.of(number, point, new PlannedTrial(trial, point, 10));
    }

    private static TrialProgress completed(PlannedTrial trial, double psnrDb) {
        return TrialProgress.ended(
                trial, new TrialOutcome(trial.trialId(), 1, 10, psnrDb, 0.9, 20, 1, Optional.empty()));
    }

    @Test
    void theSearchIsToldHowEachTrialEnded() {
        List<PlannedTrial> trials = java.util.stream.IntStream.range(0, 5)
                .mapToObj(
                        number -> ledger.placed(placement(number, "t" + number)).orElseThrow())
                .toList();

        ledger.trialEnded(0, completed(trials.get(0), 27.5));
        ledger.trialEnded(1, TrialProgress.failed(trials.get(1), new RefocusException(Fault.DIVERGED, "NaN")));
        ledger.trialEnded(2, TrialProgress.failed(trials.get(2), new RefocusException(Fault.INTERNAL, "disk")));
        ledger.trialEnded(3, completed(trials.get(3), Double.NaN));

        assertThat(ledger.told())
                .extracting(Told::state)
                .containsExactly(
                        ToldState.COMPLETED,
                        ToldState.DIVERGED,
                        ToldState.FAILED,
                        ToldState.DIVERGED,
                        ToldState.PENDING);
        assertThat(ledger.told().get(0).score()).contains(27.5);
        assertThat(ledger.remark()).isEqualTo("random, at most 9 trials: 5 begun");
    }

    @Test
    void twoPointsOfOneExperimentAreOneTrial() {
        ledger.placed(placement(0, "t"));

        assertThat(ledger.placed(placement(1, "t"))).isEmpty();
        assertThat(ledger.ended()).isFalse();
        assertThat(ledger.remark())
                .isEqualTo("random, at most 9 trials: 1 begun; 1 proposals became no trial, the last: {rate=0.1} is the"
                        + " same experiment as another point");
    }
}
