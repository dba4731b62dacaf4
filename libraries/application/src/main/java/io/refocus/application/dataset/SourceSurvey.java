package io.refocus.application.dataset;

import io.refocus.datasets.DatasetConfig;
import io.refocus.datasets.source.FolderTree;
import io.refocus.datasets.source.Listing;
import io.refocus.datasets.source.SourceTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** What an ingest will make of a source: nothing is decoded, uploaded or started. */
public final class SourceSurvey {
    private SourceSurvey() {}

    /**
     * From names alone.
     *
     * @param bucket opens a location that begins with {@code s3://}
     * @return empty if the source is a folder that this machine does not have; a worker elsewhere may
     * @throws io.refocus.fault.RefocusException BAD_INPUT if the source holds nothing, or a split that has a share gets no scene
     */
    public static Optional<Listing> of(DatasetConfig config, Function<String, SourceTree> bucket) {
        String location = config.source().location();
        if (location.startsWith("s3://")) {
            return Optional.of(Listing.of(config, bucket.apply(location)));
        }
        Path folder = Path.of(location);
        return Files.isDirectory(folder) ? Optional.of(Listing.of(config, FolderTree.open(folder))) : Optional.empty();
    }

    /** Reads every file of a folder, and decodes none; empty for a bucket, whose files would have to be fetched. */
    public static Optional<SourceHeaders> headers(DatasetConfig config, Listing listing) {
        String location = config.source().location();
        return location.startsWith("s3://")
                ? Optional.empty()
                : Optional.of(SourceHeaders.of(config, listing, FolderTree.open(Path.of(location))));
    }
}
