package io.refocus.workflows.ingest;

import io.refocus.datasets.DatasetConfig;
import io.refocus.datasets.FaultList;
import io.refocus.fault.Fault;
import io.refocus.workflows.ingest.IngestProgress.Stage;
import io.refocus.workflows.temporal.ActivityProfiles;
import io.refocus.workflows.temporal.ConcurrencyLimit;
import io.refocus.workflows.temporal.FailureBudget;
import io.refocus.workflows.temporal.FaultFailures;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Scan, find, check, publish. */
public final class IngestDatasetWorkflowImpl implements IngestDatasetWorkflow {
    private static final int CHUNKS_AT_A_TIME = 4;

    private final IngestActivities quick = FailureBudget.stub(IngestActivities.class, ActivityProfiles.QUICK);
    private final IngestActivities pictures = FailureBudget.stub(IngestActivities.class, ActivityProfiles.PICTURES);

    private IngestProgress progress = new IngestProgress(Stage.SCANNING, 0, 0, 0, 0);

    @Override
    public IngestOutcome ingest(DatasetConfig config) {
        SourceScan scan = pictures.scan(config);
        DatasetLookup found = quick.findDataset(new SourceKey(config.name(), scan.sourceDigest()));
        if (found.dataset().isPresent()) {
            enter(Stage.DONE);
            return new IngestOutcome(found.dataset().get(), true);
        }
        progress = new IngestProgress(
                Stage.CHECKING, scan.files(), 0, scan.chunks(), scan.faults().total());
        List<ChunkReport> reports = check(config, scan);
        FaultList faults = reports.stream().map(ChunkReport::faults).reduce(scan.faults(), FaultList::and);
        refuseAny(faults, config, scan);
        enter(Stage.PUBLISHING);
        PublishedDataset published = pictures.publish(new PublishOrder(
                        config,
                        scan.sourceDigest(),
                        reports.stream().map(ChunkReport::pairsKey).toList()))
                .leavingOut(faults);
        enter(Stage.DONE);
        return new IngestOutcome(published, false);
    }

    @Override
    public IngestProgress progress() {
        return progress;
    }

    private List<ChunkReport> check(DatasetConfig config, SourceScan scan) {
        List<ChunkOrder> orders = IntStream.range(0, scan.chunks())
                .mapToObj(chunk -> new ChunkOrder(config, scan.listPrefix(), chunk))
                .toList();
        return new ConcurrencyLimit(CHUNKS_AT_A_TIME)
                .start(orders, order -> Async.function(this::check, order)).stream()
                        .map(Promise::get)
                        .toList();
    }

    private ChunkReport check(ChunkOrder order) {
        ChunkReport report = pictures.check(order);
        progress = new IngestProgress(
                progress.stage(),
                progress.files(),
                progress.chunksChecked() + 1,
                progress.chunks(),
                progress.faults() + report.faults().total());
        return report;
    }

    private static void refuseAny(FaultList faults, DatasetConfig config, SourceScan scan) {
        if (!faults.isEmpty() && !config.quarantines()) {
            throw FaultFailures.finalFailure(
                    Fault.BAD_INPUT,
                    String.format(
                            Locale.ROOT,
                            "%d of %d files in %s cannot be used, so nothing was published:%s",
                            faults.total(),
                            scan.files(),
                            config.source().location(),
                            faults.describe()));
        }
    }

    private void enter(Stage stage) {
        progress = new IngestProgress(
                stage, progress.files(), progress.chunksChecked(), progress.chunks(), progress.faults());
    }
}
