package io.refocus.worker.ingest;

import io.refocus.datasets.DatasetConfig;
import io.refocus.datasets.DatasetManifest;
import io.refocus.datasets.DatasetPair;
import io.refocus.datasets.DatasetSource;
import io.refocus.datasets.FaultList;
import io.refocus.datasets.FileFault;
import io.refocus.datasets.Split;
import io.refocus.datasets.content.ContentCheck;
import io.refocus.datasets.content.PairContent;
import io.refocus.datasets.source.FolderTree;
import io.refocus.datasets.source.ListedPair;
import io.refocus.datasets.source.Listing;
import io.refocus.datasets.source.SourceDigest;
import io.refocus.datasets.source.SourcePictures;
import io.refocus.datasets.source.SourceTree;
import io.refocus.documents.Documents;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.imaging.blur.BlurRecipe;
import io.refocus.imaging.memory.MemoryBudget;
import io.refocus.imaging.memory.OverBudgetException;
import io.refocus.imaging.metric.MetricContract;
import io.refocus.stores.Bucket;
import io.refocus.stores.dataset.DatasetStore;
import io.refocus.stores.ingest.CheckedChunk;
import io.refocus.stores.ingest.IngestStore;
import io.refocus.worker.activity.Heartbeat;
import io.refocus.worker.memory.PictureMemory;
import io.refocus.workflows.ingest.ChunkOrder;
import io.refocus.workflows.ingest.ChunkReport;
import io.refocus.workflows.ingest.DatasetLookup;
import io.refocus.workflows.ingest.IngestActivities;
import io.refocus.workflows.ingest.PublishOrder;
import io.refocus.workflows.ingest.PublishedDataset;
import io.refocus.workflows.ingest.SourceKey;
import io.refocus.workflows.ingest.SourceScan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Activities of an ingest. */
public final class IngestWork implements IngestActivities {
    private final Bucket bucket;
    private final PictureMemory memory;
    private final DatasetStore datasets;
    private final IngestStore chunks;

    public IngestWork(Bucket bucket, PictureMemory memory) {
        this.memory = memory;
        this.bucket = bucket;
        this.datasets = bucket.datasets();
        this.chunks = bucket.ingests();
    }

    @Override
    public SourceScan scan(DatasetConfig config) {
        try (Heartbeat heartbeat = Heartbeat.start()) {
            recipe(config);
            SourceTree tree = open(config.source().location());
            Listing listing = Listing.of(config, tree);
            String digest = SourceDigest.of(config, tree, listing, heartbeat::check);
            String folder = IngestStore.folder(config.name(), digest);
            int files = tree.pictures().size();
            return new SourceScan(
                    digest, folder, files, chunks.putList(folder, listing.pairs()), FaultList.of(listing.faults()));
        }
    }

    @Override
    public DatasetLookup findDataset(SourceKey key) {
        Optional<String> version = datasets.findBySource(key.name(), key.sourceDigest());
        return new DatasetLookup(version.map(found -> published(datasets.load(key.name(), found), found)));
    }

    @Override
    @SuppressWarnings("try") // the share is held while the work is done
    public ChunkReport check(ChunkOrder order) {
        try (Heartbeat heartbeat = Heartbeat.start()) {
            DatasetConfig config = order.config();
            SourceTree tree = open(config.source().location());
            SourcePictures pictures = new SourcePictures(tree, config.pixelBudget(), DatasetConfig.SMALLEST_SIDE);
            PairCheck check = new PairCheck(pictures, datasets);
            ListedMemory needs = new ListedMemory(tree, config.pixelBudget(), memory);
            List<FileFault> tooLarge = new ArrayList<>();
            List<DatasetPair> pairs = new ArrayList<>();
            for (ListedPair listed : chunks.list(order.listPrefix(), order.chunk())) {
                heartbeat.check();
                try (MemoryBudget.Share share = needs.take(listed, heartbeat)) {
                    pairs.addAll(checked(config, check, listed));
                } catch (OverBudgetException e) {
                    tooLarge.add(new FileFault(listed.sharp(), e.getMessage()));
                }
            }
            tooLarge.addAll(pictures.faults());
            FaultList faults = FaultList.of(tooLarge);
            CheckedChunk checked = new CheckedChunk(
                    pairs, Optional.of(check.contents()), Optional.of(FaultList.of(pictures.remarks())));
            String key = faults.isEmpty() || config.quarantines()
                    ? chunks.putChecked(order.listPrefix(), order.chunk(), checked)
                    : order.listPrefix();
            return new ChunkReport(key, pairs.size(), faults);
        }
    }

    @Override
    public PublishedDataset publish(PublishOrder order) {
        try (Heartbeat heartbeat = Heartbeat.start()) {
            List<DatasetPair> pairs = new ArrayList<>();
            Map<String, PairContent> contents = new HashMap<>();
            FaultList damaged = FaultList.of(List.of());
            for (String key : order.pairsKeys()) {
                heartbeat.check();
                CheckedChunk chunk = chunks.checked(key);
                pairs.addAll(chunk.pairs());
                chunk.contents().ifPresent(contents::putAll);
                damaged = chunk.damaged().map(damaged::and).orElse(damaged);
            }
            pairs.sort(Comparator.comparing(DatasetPair::name));
            ContentCheck.Checked checked =
                    new ContentCheck(pairs, contents).check(order.config().quarantines(), "nothing was published");
            DatasetManifest manifest = new DatasetManifest(
                    order.config().name(),
                    checked.pairs(),
                    recipe(order.config()).map(Documents::tree),
                    MetricContract.DEMANDS_VERSION,
                    order.sourceDigest());
            return published(manifest, datasets.publish(manifest))
                    .leavingOut(checked.leftOut())
                    .noticing(damaged, checked.alike());
        }
    }

    private static List<DatasetPair> checked(DatasetConfig config, PairCheck check, ListedPair listed) {
        if (config.source() instanceof DatasetSource.Photographs photographs) {
            return check.photograph(listed, recipe(config).orElseThrow(), photographs.seed());
        }
        return check.pair(listed).stream().toList();
    }

    /** The recipe of a source that has one; an illegal one is {@code BAD_INPUT}. */
    private static Optional<BlurRecipe> recipe(DatasetConfig config) {
        return config.source() instanceof DatasetSource.Photographs photographs
                ? Optional.of(Documents.bind(
                        photographs.blur(), "dataset " + config.name() + ", source.blur", BlurRecipe.class))
                : Optional.empty();
    }

    private static PublishedDataset published(DatasetManifest manifest, String version) {
        return new PublishedDataset(
                manifest.name(),
                version,
                manifest.pairsOf(Split.TRAIN).size(),
                manifest.pairsOf(Split.VALIDATION).size(),
                manifest.pairsOf(Split.TEST).size());
    }

    /** @param location a folder, or {@code s3://BUCKET/PREFIX} in the store this worker uses */
    private SourceTree open(String location) {
        SourceTree tree = location.startsWith("s3://") ? bucket.source(location) : FolderTree.open(Path.of(location));
        if (tree.files().isEmpty()) {
            throw new RefocusException(Fault.BAD_INPUT, "%s holds no files; expected pictures".formatted(location));
        }
        return tree;
    }
}
