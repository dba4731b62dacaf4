package io.refocus.cli.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.refocus.application.sweep.BoardRow;
import io.refocus.application.sweep.StartedSweep;
import io.refocus.application.sweep.SweepOutlook;
import io.refocus.cli.shell.SaidShell;
import io.refocus.datasets.DatasetVersion;
import io.refocus.search.propose.Search;
import io.refocus.workflows.search.SearchBudget;
import io.refocus.workflows.search.SearchOrder;
import io.refocus.workflows.search.SweepOrder;
import io.refocus.workflows.search.TrialState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SweepOutputTest {
    private final SaidShell said = new SaidShell();

    private static BoardRow trial(TrialState state, Optional<Double> psnrDb, String reason) {
        return new BoardRow(
                "aaaa",
                state,
                1,
                900,
                900,
                psnrDb,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of("generator.width", 32),
                reason);
    }

    private static SweepOrder order() {
        return new SweepOrder(
                "rates",
                "{}",
                new DatasetVersion("demo", "0123456789abcdef"),
                Map.of("generator.width", List.of(16, 32, 64)),
                2);
    }

    @Test
    void aSweepIsSaidWithItsTrialsAndItsDataset() {
        SweepOrder order = order();

        SweepOutput.started(said.shell(), new StartedSweep(order, false));
        SweepOutput.started(said.shell(), new StartedSweep(order, true));

        String id = order.sweepId();
        assertThat(said.lines())
                .containsExactly(
                        "sweep " + id + " (rates) started: 3 trials over demo@0123456789ab, 2 at a time",
                        "sweep " + id + " (rates) is running already: 3 trials over demo@0123456789ab, 2 at a time");
    }

    @Test
    void aSearchIsSaidWithWhatEndsItAndWhatItProposedBefore() {
        SearchOrder search = new SearchOrder(
                new Search.Tpe(7, Optional.empty()),
                Map.of("generator.width", Map.of("integer", List.of(16L, 64L), "step", 16L)),
                List.of(),
                Optional.of(new SearchBudget(Optional.of(20), Optional.of(60), Optional.empty())));
        SweepOrder order = new SweepOrder("rates", "{}", order().dataset(), Map.of(), Optional.of(search), 2);

        SweepOutput.outlook(said.shell(), order, new SweepOutlook(0, 0, 0));
        SweepOutput.outlook(said.shell(), order, new SweepOutlook(3, 1, 1));
        SweepOutput.started(said.shell(), new StartedSweep(order, false));
        try (SweepOutput output = new SweepOutput(said.shell(), new StartedSweep(order, false))) {
            output.trialEnded(trial(TrialState.COMPLETED, Optional.of(28.456), "all 900 steps are done"));
        }

        assertThat(said.lines())
                .containsExactly(
                        "trials proposed before: 3 finished, 2 to train, 1 of them from a checkpoint",
                        "sweep " + order.sweepId() + " (rates) started: tpe of a space of 4 points, at most 20 trials,"
                                + " 60 minutes over demo@0123456789ab, 2 at a time",
                        "trial aaaa completed (generator.width=32): 28.46 dB after 900 steps");
    }

    @Test
    void aTrialThatEndedIsSaidWithItsQualityOrItsError() {
        try (SweepOutput output = new SweepOutput(said.shell(), new StartedSweep(order(), false))) {
            output.trialEnded(trial(TrialState.COMPLETED, Optional.of(28.456), "all 900 steps are done"));
            output.trialEnded(trial(TrialState.FAILED, Optional.empty(), "loss is NaN at step 7\n  of 900\n"));
        }

        assertThat(said.lines())
                .containsExactly(
                        "trial aaaa completed (generator.width=32): 28.46 dB after 900 steps",
                        "trial aaaa failed (generator.width=32): loss is NaN at step 7; of 900");
    }
}
