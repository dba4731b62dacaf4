package io.refocus.application.pairs;

import io.refocus.application.dataset.DatasetFiles;
import io.refocus.datasets.DatasetConfig;
import io.refocus.datasets.DatasetSource;
import io.refocus.datasets.source.FolderTree;
import io.refocus.datasets.source.Listing;
import io.refocus.datasets.source.SourceDigest;
import io.refocus.documents.Documents;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.imaging.blur.BlurRecipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A dataset's pairs as a folder: the pictures that an ingest of the same configuration publishes. Pairs made from
 * photographs are made once and kept under their digest.
 */
public final class BlurredPairs {
    private static final int DIGITS = 12;

    private final Path folder;
    private final PairsListener listener;

    /** @param folder pairs made of photographs are kept below it */
    public BlurredPairs(Path folder, PairsListener listener) {
        this.folder = folder;
        this.listener = listener;
    }

    /**
     * Reads a dataset's configuration and finds or makes its pairs.
     *
     * @param quarantine whether bad files and pairs are left out, also where the configuration does not say so
     * @throws RefocusException BAD_INPUT with a line for each offending file, or if the source is no folder
     */
    public PairFolder of(Path yaml, boolean quarantine) {
        DatasetConfig read = DatasetFiles.read(yaml);
        DatasetConfig config = quarantine ? read.quarantining() : read;
        if (config.source().location().startsWith("s3://")) {
            throw new RefocusException(
                    Fault.BAD_INPUT,
                    "%s: source.location is %s; expected a folder: a training without a stack reads no bucket"
                            .formatted(yaml, config.source().location()));
        }
        if (config.source() instanceof DatasetSource.Photographs photographs) {
            BlurRecipe recipe = Documents.bind(photographs.blur(), yaml + ": source.blur", BlurRecipe.class);
            return made(config, photographs, recipe);
        }
        return PairFolder.toTrain(config);
    }

    private PairFolder made(DatasetConfig config, DatasetSource.Photographs photographs, BlurRecipe recipe) {
        FolderTree tree = FolderTree.open(Path.of(photographs.location()));
        Listing listing = Listing.of(config, tree);
        String digest = SourceDigest.of(config, tree, listing, () -> {}).substring(0, DIGITS);
        Path pairs = folder.resolve(config.name() + "-" + digest);
        List<String> notices = List.of();
        if (!Files.isDirectory(pairs)) {
            listener.blurring(listing.pairs().size(), tree.root());
            notices = new PhotographDraws(tree, config.pixelBudget(), recipe, photographs.seed(), config.quarantines())
                    .write(listing, pairs);
        }
        return PairFolder.made(pairs, config.split(), notices);
    }
}
