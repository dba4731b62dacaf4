package io.refocus.worker.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.refocus.application.dataset.DatasetDetails;
import io.refocus.application.dataset.DatasetOperations;
import io.refocus.application.promotion.Challenger;
import io.refocus.application.promotion.GateOperations;
import io.refocus.application.promotion.GateRecord;
import io.refocus.application.promotion.PromotionOperations;
import io.refocus.application.server.Servers;
import io.refocus.application.sweep.Board;
import io.refocus.application.sweep.BoardRow;
import io.refocus.application.sweep.ListedSweep;
import io.refocus.application.sweep.StartedSweep;
import io.refocus.application.sweep.SweepOperations;
import io.refocus.application.sweep.SweepOutlook;
import io.refocus.datasets.DatasetConfig;
import io.refocus.datasets.DatasetVersion;
import io.refocus.datasets.Split;
import io.refocus.documents.Documents;
import io.refocus.imaging.PictureCodec;
import io.refocus.imaging.PictureFormat;
import io.refocus.imaging.metric.MetricContract;
import io.refocus.learning.journal.Journal;
import io.refocus.learning.restore.ModelDescription;
import io.refocus.learning.restore.Restorer;
import io.refocus.stores.dataset.DatasetEntry;
import io.refocus.stores.registry.ModelRegistry;
import io.refocus.stores.registry.ModelVersion;
import io.refocus.stores.sweep.SweepRecord;
import io.refocus.stores.trial.TrialResult;
import io.refocus.worker.RunningWorkers;
import io.refocus.worker.Stores;
import io.refocus.workflows.ingest.IngestOutcome;
import io.refocus.workflows.promotion.PromotionDecision;
import io.refocus.workflows.promotion.PromotionOutcome;
import io.refocus.workflows.search.SweepOrder;
import io.refocus.workflows.search.SweepState;
import io.refocus.workflows.search.TrialState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Photographs in, a registered champion out, ordered as the command orders it; the same work asked for twice is found. */
abstract class ChainContract {
    @TempDir
    private Path folder;

    private ChainServers stack;
    private RunningWorkers.Running worker;

    @AfterEach
    void stop() {
        worker.close();
        stack.close();
    }

    abstract ChainServers stack(Path folder);

    @Test
    void photographsBecomeAChampionAndNothingIsDoneTwice() throws Exception {
        String name = "chain-" + Long.toString(System.nanoTime(), 36);
        stack = stack(folder);
        worker = RunningWorkers.start(stack.environment());
        try (Stores stores = RunningWorkers.stores(stack.environment());
                Servers servers = Servers.of(stack.environment())) {
            DatasetVersion dataset = ingests(servers, name);
            Board board = sweeps(servers, name, dataset);
            promotes(servers, stores, name, board);
        }
    }

    private DatasetVersion ingests(Servers servers, String name) throws Exception {
        DatasetOperations datasets = new DatasetOperations(servers);
        DatasetConfig config = Tiny.dataset(name, Tiny.photographs(folder.resolve("photographs")));
        Told told = new Told();
        IngestOutcome first = datasets.ingest(config, told);
        assertThat(told.events).containsExactly("ingest of " + name + " started");
        assertThat(first.found()).isFalse();
        assertThat(first.dataset().train()).isEqualTo(8);
        assertThat(first.dataset().validation()).isEqualTo(2);
        assertThat(first.dataset().test()).isEqualTo(2);
        DatasetDetails published = datasets.find(name);
        assertThat(published.entry().version()).isEqualTo(first.dataset().version());
        assertThat(published.splits())
                .extracting(DatasetDetails.SplitSize::split, DatasetDetails.SplitSize::pairs)
                .containsExactly(tuple(Split.TRAIN, 8), tuple(Split.VALIDATION, 2), tuple(Split.TEST, 2));
        assertThat(published.manifest().recipe()).isPresent();
        assertThat(datasets.list()).contains(published.entry());

        IngestOutcome second = datasets.ingest(config, new Told());
        assertThat(second.found()).isTrue();
        assertThat(second.dataset()).isEqualTo(first.dataset());
        return new DatasetVersion(name, first.dataset().version());
    }

    private static Board sweeps(Servers servers, String name, DatasetVersion dataset) {
        SweepOperations sweeps = new SweepOperations(servers);
        SweepOrder order = Tiny.sweep(name, Tiny.experiment(40), dataset, List.of(0.001, 0.002));
        assertThat(sweeps.finishedBefore(order)).isFalse();
        StartedSweep started = sweeps.start(order);
        assertThat(started.attached()).isFalse();
        assertThat(started.extent()).isEqualTo("2 trials");
        Told told = new Told();
        Board first = sweeps.follow(started.sweepId(), told);
        assertThat(first.state()).isEqualTo(SweepState.COMPLETED);
        assertThat(first.trials()).hasSize(2).allSatisfy(trial -> {
            assertThat(trial.state()).isEqualTo(TrialState.COMPLETED);
            assertThat(trial.steps()).isEqualTo(40);
            assertThat(trial.attempts()).isEqualTo(1);
            assertThat(trial.valPsnrDb().orElseThrow()).isBetween(15.0, 50.0);
            assertThat(trial.gainDb().orElseThrow())
                    .isEqualTo(trial.valPsnrDb().get()
                            - first.blurred().orElseThrow().psnrDb());
        });
        assertThat(told.ended)
                .extracting(BoardRow::trialId)
                .containsExactlyInAnyOrderElementsOf(
                        first.trials().stream().map(BoardRow::trialId).toList());
        assertThat(first.trials().get(0).valPsnrDb().orElseThrow())
                .isGreaterThanOrEqualTo(first.trials().get(1).valPsnrDb().orElseThrow());
        assertThat(sweeps.board(order.sweepId())).isEqualTo(first);
        assertThat(sweeps.finishedBefore(order)).as("the worker keeps it").isTrue();

        sweeps.start(order);
        assertThat(sweeps.follow(order.sweepId(), new Told())).isEqualTo(first);
        hasNoBoard(servers, order);
        return first;
    }

    /** A sweep that the Temporal server does not know, one that nobody started, and one of a dataset that does not exist. */
    private static void hasNoBoard(Servers servers, SweepOrder order) {
        SweepOperations sweeps = new SweepOperations(servers);
        String id = "f" + order.sweepId().substring(1, 15) + "g";
        servers.sweeps()
                .putStarted(new SweepRecord(
                        id, order.name(), "2020-02-02T02:02:02Z", Documents.tree(order), Optional.empty()));

        assertThat(sweeps.list())
                .contains(new ListedSweep(id, order.name(), "2020-02-02T02:02:02Z", SweepState.INTERRUPTED))
                .anySatisfy(sweep -> {
                    assertThat(sweep.sweepId()).isEqualTo(order.sweepId());
                    assertThat(sweep.state()).isEqualTo(SweepState.COMPLETED);
                });
        Board forgotten = sweeps.board(id);
        Board kept = sweeps.board(order.sweepId());
        assertThat(forgotten.state()).isEqualTo(SweepState.INTERRUPTED);
        assertThat(forgotten.trials()).isEqualTo(kept.trials());
        assertThat(forgotten.remark().orElseThrow()).contains("start it again: finished trials are found");
        assertThat(sweeps.outlook(order)).isEqualTo(new SweepOutlook(2, 0, 0));
        assertThatThrownBy(() -> sweeps.board("0")).hasMessageContaining("there is no sweep 0");

        SweepOrder doomed = new SweepOrder(
                order.name(), order.experiment(), new DatasetVersion(order.name(), "0".repeat(64)), order.axes(), 1);
        sweeps.start(doomed);
        assertThatThrownBy(() -> sweeps.follow(doomed.sweepId(), new Told())).hasMessageContaining(order.name());
        assertThatThrownBy(() -> sweeps.board(doomed.sweepId())).hasMessageContaining(order.name());
        assertThat(sweeps.list())
                .filteredOn(sweep -> sweep.sweepId().equals(doomed.sweepId()))
                .extracting(ListedSweep::state)
                .containsExactly(SweepState.FAILED);
    }

    private void promotes(Servers servers, Stores stores, String name, Board board) throws Exception {
        PromotionOperations promotions = new PromotionOperations(servers);
        BoardRow best = board.best().orElseThrow();
        Challenger challenger = promotions.challenger(board.sweepId());
        assertThat(challenger).isEqualTo(new Challenger(best.trialId(), Optional.of(board.sweepId())));
        assertThat(promotions.challenger(best.trialId())).isEqualTo(new Challenger(best.trialId(), Optional.empty()));
        assertThatThrownBy(() -> promotions.challenger("0"))
                .hasMessageContaining("neither a finished trial nor a known sweep");
        Told told = new Told();
        PromotionOutcome promoted = promotions.promote(challenger, Tiny.gate(name), told);
        assertThat(told.events).containsExactly("trial " + best.trialId() + " challenges");
        assertThat(promoted.decision()).isEqualTo(PromotionDecision.PROMOTED);
        ModelVersion champion =
                new ModelRegistry(stores.mlflow()).champion(name).orElseThrow();
        assertThat(promoted.version()).contains(Integer.toString(champion.version()));
        assertThat(champion.tags())
                .containsEntry("trial", best.trialId())
                .containsEntry("promotion", promoted.promotionId())
                .containsKeys("run", "dataset", "metricContract", "commit");
        assertThat(stores.gates().report(promoted.promotionId()).orElseThrow().pictures())
                .hasSize(2)
                .allMatch(picture -> picture.has("challengerPsnrDb"));
        wasGivenTheSharpPictures(stores, name, champion, promoted);
        assertThat(stores.gates().outcome(promoted.promotionId()).orElseThrow().version())
                .isEqualTo(promoted.version());
        assertThat(stores.gates().contactSheet(promoted.promotionId())).isPresent();
        assertThat(description(stores, name, champion).lineage().trial()).isEqualTo(best.trialId());

        PromotionOutcome again = promotions.promote(challenger, Tiny.gate(name), new Told());
        assertThat(again.decision()).isEqualTo(PromotionDecision.ALREADY_CHAMPION);
        assertThat(again.promotionId()).isEqualTo(promoted.promotionId());
        assertThat(again.numbers()).isEqualTo(promoted.numbers());

        showsTheGate(servers, promoted);
        promotesAFolder(servers, stores, name, trained(stores, name, best));

        Challenger second = promotions.challenger(board.trials().get(1).trialId());
        PromotionOutcome worse = promotions.promote(second, Tiny.gate(name), new Told());
        assertThat(worse.numbers().aheadOfChampion()).isPresent();
        boolean ahead = worse.numbers().aheadOfChampion().orElseThrow() >= 0.95;
        assertThat(worse.decision()).isEqualTo(ahead ? PromotionDecision.PROMOTED : PromotionDecision.REFUSED);
    }

    /** The report's mean is what the champion makes of the sharp test pictures, measured anew. */
    private void wasGivenTheSharpPictures(Stores stores, String name, ModelVersion champion, PromotionOutcome outcome) {
        Path model = folder.resolve("served");
        stores.models().fetch(name, champion.version(), model);
        DatasetEntry dataset = stores.datasets().resolve(name).orElseThrow();
        try (Restorer restorer = Restorer.load(model)) {
            double psnrDb = stores.datasets().load(dataset.name(), dataset.version()).pairsOf(Split.TEST).stream()
                    .map(pair -> PictureCodec.decode(stores.datasets().picture(pair.sharpSha256()), 1_000_000))
                    .mapToDouble(sharp -> MetricContract.measure(restorer.restoreServed(sharp), sharp)
                            .psnrDb())
                    .average()
                    .orElseThrow();
            assertThat(outcome.numbers().sharpInputs().orElseThrow().psnrDb()).isCloseTo(psnrDb, within(1e-9));
        }
    }

    /** The gate's last report is found without an id, and its files are copied. */
    private void showsTheGate(Servers servers, PromotionOutcome outcome) throws Exception {
        GateOperations gates = new GateOperations(servers);
        GateRecord record = gates.show(Optional.of(outcome.promotionId()));
        assertThat(record.verdict().numbers()).isEqualTo(outcome.numbers());
        assertThat(record.pictures()).hasSize(outcome.numbers().pictures());
        assertThat(gates.show(Optional.empty()).report().promotionId()).isNotBlank();
        assertThat(GateOperations.copy(record, folder.resolve("report")))
                .extracting(file -> file.getFileName().toString())
                .containsExactly("report.json", "outcome.json", "contact-sheet.jpg");
        assertThat(PictureFormat.sniff(Files.readAllBytes(folder.resolve("report/contact-sheet.jpg"))))
                .contains(PictureFormat.JPEG);
        assertThatThrownBy(() -> gates.show(Optional.of("0")))
                .hasMessageContaining("no report of a promotion 0; expected an id as promote prints it");
    }

    /** A folder as {@code ./refocus train} leaves it, of the best trial's files. */
    private Path trained(Stores stores, String name, BoardRow best) throws Exception {
        TrialResult result = stores.trials().result(best.trialId()).orElseThrow();
        Path out = Files.createDirectories(folder.resolve("out"));
        stores.trials().fetchModel(result.model(), out);
        Files.writeString(out.resolve("experiment.json"), stores.trials().experiment(best.trialId()));
        byte[] lines = stores.trials().journal(best.trialId()).orElseThrow();
        Files.write(out.resolve(Journal.FILE), lines);
        long bestStep = Journal.parse(lines, "journal").validations().stream()
                .filter(entry -> entry.restored().psnrDb() == result.restored().psnrDb())
                .findFirst()
                .orElseThrow()
                .step();
        Files.writeString(
                out.resolve("summary.json"),
                Documents.json(Map.of("dataset", name, "steps", 40, "bestStep", bestStep, "seconds", 1.5)));
        return out;
    }

    private void promotesAFolder(Servers servers, Stores stores, String name, Path out) {
        PromotionOperations promotions = new PromotionOperations(servers);
        assertThatThrownBy(() -> promotions.challenger(folder, Optional.empty()))
                .hasMessageContaining("holds no summary.json; expected a folder in which ./refocus train has ended");
        assertThatThrownBy(() -> promotions.challenger(out, Optional.of("nowhere")))
                .hasMessageContaining("there is no nowhere. Ingest it with");
        Challenger challenger = promotions.challenger(out, Optional.empty());
        assertThat(promotions.challenger(out, Optional.empty()))
                .as("uploaded once")
                .isEqualTo(challenger);

        PromotionOutcome outcome = promotions.promote(challenger, Tiny.gate(name + "-folder"), new Told());

        assertThat(outcome.decision()).isEqualTo(PromotionDecision.PROMOTED);
        ModelVersion champion =
                new ModelRegistry(stores.mlflow()).champion(name + "-folder").orElseThrow();
        assertThat(champion.tags())
                .containsEntry("trial", challenger.trialId())
                .containsEntry("madeBy", "train on " + name)
                .containsKey("run");
    }

    private static ModelDescription description(Stores stores, String name, ModelVersion champion) throws Exception {
        Path directory = java.nio.file.Files.createTempDirectory("model");
        stores.models().fetch(name, champion.version(), directory);
        return ModelDescription.read(directory);
    }
}
