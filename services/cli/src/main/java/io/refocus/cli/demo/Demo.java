package io.refocus.cli.demo;

import io.refocus.application.dataset.DatasetOperations;
import io.refocus.application.promotion.Challenger;
import io.refocus.application.promotion.PromotionOperations;
import io.refocus.application.restore.RemoteRestorer;
import io.refocus.application.server.Servers;
import io.refocus.application.sweep.Board;
import io.refocus.application.sweep.StartedSweep;
import io.refocus.application.sweep.SweepOperations;
import io.refocus.cli.dataset.IngestOutput;
import io.refocus.cli.promotion.PromotionOutput;
import io.refocus.cli.shell.Shell;
import io.refocus.cli.sweep.BoardTable;
import io.refocus.cli.sweep.SweepOutput;
import io.refocus.datasets.DatasetManifest;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.workflows.ingest.IngestOutcome;
import io.refocus.workflows.ingest.PublishedDataset;
import io.refocus.workflows.promotion.PromotionDecision;
import io.refocus.workflows.promotion.PromotionOutcome;
import io.refocus.workflows.search.SweepOrder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Ingest, sweep, gate, promote, restore, on a running stack. */
final class Demo {
    private final Shell shell;
    private final Servers servers;
    private final DemoFiles files;
    private final DemoOutputs outputs;

    Demo(Shell shell, Servers servers, DemoFiles files) {
        this.shell = shell;
        this.servers = servers;
        this.files = files;
        this.outputs = new DemoOutputs(shell.places().demo());
    }

    /** @param summary what is in {@code summary.json}; {@code found} whether every step had been done before */
    record Outcome(DemoSummary summary, boolean found) {}

    Outcome run() {
        IngestOutcome ingest = ingest();
        SweepOrder order =
                files.sweep().order(servers.datasets(), shell.places().configs());
        boolean trainedBefore = new SweepOperations(servers).finishedBefore(order);
        Board sweep = sweep(order);
        PromotionOutcome promotion = promote(sweep);
        List<RestoredPicture> restored = restore(ingest.dataset());
        DemoSummary summary = new DemoSummary(
                ingest.dataset().version(),
                sweep,
                promotion,
                restored,
                shell.watch().seconds());
        outputs.writeSummary(summary);
        boolean champion = promotion.decision() == PromotionDecision.ALREADY_CHAMPION;
        return new Outcome(summary, ingest.found() && trainedBefore && champion);
    }

    private IngestOutcome ingest() {
        IngestOutcome ingest = new DatasetOperations(servers).ingest(files.dataset(), new IngestOutput(shell));
        PublishedDataset dataset = ingest.dataset();
        shell.say(
                "dataset %s@%s: %d train, %d validation, %d test pairs%s",
                dataset.name(),
                dataset.version().substring(0, 12),
                dataset.train(),
                dataset.validation(),
                dataset.test(),
                ingest.found() ? "; found, ingested before" : "");
        return ingest;
    }

    private Board sweep(SweepOrder order) {
        SweepOperations sweeps = new SweepOperations(servers);
        SweepOutput.outlook(shell, order, sweeps.outlook(order));
        StartedSweep started = sweeps.start(order);
        SweepOutput.started(shell, started);
        Board end;
        try (SweepOutput output = new SweepOutput(shell, started)) {
            end = sweeps.follow(started.sweepId(), output);
        }
        shell.err().println(BoardTable.text(end).indent(2).stripTrailing());
        return end;
    }

    private PromotionOutcome promote(Board sweep) {
        String best = sweep.best().orElseThrow(() -> noTrial(sweep)).trialId();
        Challenger challenger = new Challenger(best, Optional.of(sweep.sweepId()));
        PromotionOutcome promotion = new PromotionOperations(servers)
                .promote(challenger, files.policy().of(servers.model()), new PromotionOutput(shell));
        shell.say("%s: %s", DemoReport.words(promotion.decision()), promotion.reason());
        return promotion;
    }

    /** Restores every test picture by the service; none if nothing was ever promoted. */
    private List<RestoredPicture> restore(PublishedDataset dataset) {
        if (servers.registry().champion(servers.model()).isEmpty()) {
            shell.say("no picture is restored: model %s has no champion", servers.model());
            return List.of();
        }
        DatasetManifest manifest = servers.datasets().load(dataset.name(), dataset.version());
        try (RemoteRestorer service = new RemoteRestorer(servers.inference())) {
            shell.say("restoring the test pictures through the service");
            TestPictures pictures = new TestPictures(servers.datasets(), service, outputs);
            return pictures.restore(manifest);
        }
    }

    private static RefocusException noTrial(Board sweep) {
        return new RefocusException(
                Fault.INTERNAL,
                String.format(
                        Locale.ROOT,
                        "no trial of sweep %s has a result (%s); see ./refocus logs worker",
                        sweep.sweepId(),
                        sweep.state().name().toLowerCase(Locale.ROOT)));
    }
}
