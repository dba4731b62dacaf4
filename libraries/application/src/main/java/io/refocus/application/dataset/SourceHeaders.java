package io.refocus.application.dataset;

import io.refocus.datasets.DatasetConfig;
import io.refocus.datasets.FaultList;
import io.refocus.datasets.FileFault;
import io.refocus.datasets.source.ListedPair;
import io.refocus.datasets.source.Listing;
import io.refocus.datasets.source.SourcePictures;
import io.refocus.datasets.source.SourceTree;
import java.util.ArrayList;
import java.util.List;

/**
 * What the files of a source tell without being decoded.
 *
 * @param faults files that cannot be used, as far as headers tell
 * @param damaged files that are read in spite of slight damage
 */
public record SourceHeaders(FaultList faults, FaultList damaged) {
    static SourceHeaders of(DatasetConfig config, Listing listing, SourceTree tree) {
        List<SourcePictures> read = listing.pairs().parallelStream()
                .map(pair -> read(config, pair, tree))
                .toList();
        List<FileFault> faults = new ArrayList<>();
        List<FileFault> damaged = new ArrayList<>();
        read.forEach(pictures -> {
            faults.addAll(pictures.faults());
            damaged.addAll(pictures.remarks());
        });
        return new SourceHeaders(FaultList.of(faults), FaultList.of(damaged));
    }

    private static SourcePictures read(DatasetConfig config, ListedPair pair, SourceTree tree) {
        SourcePictures pictures = new SourcePictures(tree, config.pixelBudget(), DatasetConfig.SMALLEST_SIDE);
        if (pair.blurred().isPresent()) {
            pictures.checkHeaders(pair);
        } else {
            pictures.checkHeader(pair.sharp());
        }
        return pictures;
    }
}
