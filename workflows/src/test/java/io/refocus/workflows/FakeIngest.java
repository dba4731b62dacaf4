package io.refocus.workflows;

import io.refocus.datasets.DatasetConfig;
import io.refocus.datasets.FaultList;
import io.refocus.datasets.FileFault;
import io.refocus.workflows.ingest.ChunkOrder;
import io.refocus.workflows.ingest.ChunkReport;
import io.refocus.workflows.ingest.DatasetLookup;
import io.refocus.workflows.ingest.IngestActivities;
import io.refocus.workflows.ingest.PublishOrder;
import io.refocus.workflows.ingest.PublishedDataset;
import io.refocus.workflows.ingest.SourceKey;
import io.refocus.workflows.ingest.SourceScan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A source of three chunks; remembers what it was asked and what was published. */
public final class FakeIngest implements IngestActivities {
    public final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    public final Map<SourceKey, PublishedDataset> published = new ConcurrentHashMap<>();
    public final Map<Integer, FileFault> faultyChunks = new ConcurrentHashMap<>();
    public Optional<FileFault> faultInScan = Optional.empty();

    @Override
    public SourceScan scan(DatasetConfig config) {
        calls.add("scan " + config.source().location());
        return new SourceScan(
                "d1", "lists/d1.json", 12, 3, FaultList.of(faultInScan.stream().toList()));
    }

    @Override
    public DatasetLookup findDataset(SourceKey key) {
        calls.add("find " + key.sourceDigest());
        return new DatasetLookup(Optional.ofNullable(published.get(key)));
    }

    @Override
    public ChunkReport check(ChunkOrder order) {
        calls.add("check " + order.chunk());
        List<FileFault> faults =
                Optional.ofNullable(faultyChunks.get(order.chunk())).stream().toList();
        return new ChunkReport("chunks/" + order.chunk(), 4, FaultList.of(faults));
    }

    @Override
    public PublishedDataset publish(PublishOrder order) {
        calls.add("publish " + order.pairsKeys());
        PublishedDataset dataset = new PublishedDataset(order.config().name(), "v1", 8, 2, 2);
        published.put(new SourceKey(order.config().name(), order.sourceDigest()), dataset);
        return dataset;
    }
}
