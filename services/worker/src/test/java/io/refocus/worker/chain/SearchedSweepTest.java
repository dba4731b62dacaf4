package io.refocus.worker.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.refocus.application.server.Servers;
import io.refocus.application.sweep.Board;
import io.refocus.application.sweep.BoardRow;
import io.refocus.application.sweep.SweepOperations;
import io.refocus.datasets.DatasetConfig;
import io.refocus.datasets.DatasetVersion;
import io.refocus.search.propose.Search;
import io.refocus.stores.sweep.ProposedPoint;
import io.refocus.worker.RunningWorkers;
import io.refocus.workflows.client.RefocusClient;
import io.refocus.workflows.client.TemporalSettings;
import io.refocus.workflows.search.SearchBudget;
import io.refocus.workflows.search.SearchOrder;
import io.refocus.workflows.search.SweepOrder;
import io.refocus.workflows.search.SweepProgress;
import io.refocus.workflows.search.SweepState;
import io.refocus.workflows.search.TrialProgress;
import io.refocus.workflows.search.TrialState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A sweep that searches, on Temporal's own server with the real trainer. */
@Tag("server")
@SuppressWarnings("try") // a worker runs while its block does
class SearchedSweepTest {
    private static final Duration LONG = Duration.ofMinutes(8);
    private static final String RATE = "generatorOptimiser.learningRate.rate";
    private static final String CRITIC = "adversary.optimiser.learningRate.rate";

    @TempDir
    private Path folder;

    private static SweepOrder order(DatasetVersion dataset, int trials) {
        SearchOrder search = new SearchOrder(
                new Search.Tpe(7, Optional.of(2)),
                Map.of(
                        RATE,
                        Map.of("log-uniform", List.of(0.0005, 0.005)),
                        CRITIC,
                        Map.of("times", RATE, "log-uniform", List.of(0.05, 0.5)),
                        "generator.blocks",
                        Map.of("integer", List.of(1L, 2L))),
                List.of(Map.of(RATE, 0.002, CRITIC, 0.0002, "generator.blocks", 1L)),
                Optional.of(new SearchBudget(Optional.of(trials), Optional.empty(), Optional.empty())));
        return new SweepOrder(
                "searched", Tiny.experiment(20).canonicalJson(), dataset, Map.of(), Optional.of(search), 1);
    }

    @Test
    @Timeout(900)
    void itTrainsWhatItProposesAndFindsItWhenItIsStartedAgain() throws Exception {
        DatasetConfig config = Tiny.dataset("searched", Tiny.photographs(folder.resolve("photographs")));
        try (ChainServers stack = ChainServers.embedded(folder);
                Servers servers = Servers.of(stack.environment());
                RefocusClient client = RefocusClient.connect(TemporalSettings.fromEnvironment(stack.environment()));
                RunningWorkers.Running worker = RunningWorkers.start(stack.environment())) {
            DatasetVersion dataset = new DatasetVersion(
                    "searched",
                    client.ingests()
                            .await(client.ingests().start(config), LONG)
                            .orElseThrow()
                            .dataset()
                            .version());
            SweepOrder order = order(dataset, 4);
            SweepOperations sweeps = new SweepOperations(servers);
            sweeps.start(order);
            SweepProgress end = client.sweeps().await(order.sweepId(), LONG).orElseThrow();

            assertThat(end.state()).isEqualTo(SweepState.COMPLETED);
            assertThat(end.trials())
                    .hasSize(4)
                    .allMatch(trial -> trial.valPsnrDb().isPresent()
                            && (trial.state() == TrialState.COMPLETED || trial.state() == TrialState.DIVERGED));
            List<ProposedPoint> proposed = servers.sweeps().proposed(order.sweepId());
            assertThat(proposed).hasSize(4);
            assertThat(proposed.get(0).point()).containsEntry(RATE, 0.002).containsEntry("generator.blocks", 1L);
            assertThat(proposed)
                    .allSatisfy(point -> assertThat((double) point.point().get(CRITIC)
                                    / (double) point.point().get(RATE))
                            .isBetween(0.0499, 0.501));
            Board board = sweeps.board(order.sweepId());
            assertThat(board.search()).contains("tpe, at most 4 trials: used all 4 trials of its budget");
            assertThat(sweeps.outlook(order).found()).isEqualTo(4);

            sweeps.start(order);
            SweepProgress again = client.sweeps().await(order.sweepId(), LONG).orElseThrow();
            assertThat(again.trials()).isEqualTo(end.trials());
            assertThat(servers.sweeps().proposed(order.sweepId())).isEqualTo(proposed);

            SweepOrder longer = order(dataset, 5);
            sweeps.start(longer);
            SweepProgress extended =
                    client.sweeps().await(longer.sweepId(), LONG).orElseThrow();
            assertThat(extended.trials())
                    .hasSize(5)
                    .extracting(TrialProgress::trialId)
                    .containsAll(board.trials().stream().map(BoardRow::trialId).toList());
        }
    }
}
