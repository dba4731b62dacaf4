package io.refocus.cli.verb;

import io.refocus.application.dataset.DatasetFiles;
import io.refocus.application.pairs.BlurredPairs;
import io.refocus.application.pairs.PairFolder;
import io.refocus.cli.shell.Shell;
import io.refocus.datasets.SplitShares;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The pairs that a verb trains on in this process. */
final class PairsOption {
    /** Validation share of a folder without splits of its own. */
    private static final SplitShares SHARES = new SplitShares(0.125, 0, 1);

    @Option(
            names = "--pairs",
            paramLabel = "FOLDER",
            description =
                    "[SPLIT/][SCENE/]blur/NAME beside .../sharp/NAME, SPLIT one of train, validation, test. Without"
                            + " validation/ an eighth of the scenes is held out for it; test/ is never trained on.")
    private Path pairs;

    @Option(
            names = "--dataset",
            paramLabel = "CONFIG.yaml",
            description =
                    "A file like those in configs/datasets; the pairs that `dataset ingest` would publish. Photographs"
                            + " are blurred once, into pairs/ of the state folder. Default: configs/datasets/demo.yaml.")
    private Path dataset;

    /** The pairs, photographs blurred first; says what was understood of them. */
    PairFolder pairs(Shell shell, boolean quarantine) {
        if (pairs != null) {
            PairFolder given = PairFolder.toTrain(pairs, SHARES, quarantine);
            given.layout().lines().forEach(line -> shell.say("%s", line));
            return noticed(given, shell);
        }
        BlurredPairs blurred = new BlurredPairs(
                shell.places().pairs(),
                (photographs, root) -> shell.say("blurring %d photographs of %s", photographs, root));
        return noticed(blurred.of(datasetFile(shell), quarantine), shell);
    }

    private static PairFolder noticed(PairFolder pairs, Shell shell) {
        pairs.notices().forEach(notice -> shell.say("%s", notice));
        return pairs;
    }

    /** The name of the dataset, or of the folder. */
    String dataset(Shell shell) {
        return pairs == null
                ? DatasetFiles.read(datasetFile(shell)).name()
                : pairs.toAbsolutePath().normalize().getFileName().toString();
    }

    private Path datasetFile(Shell shell) {
        return dataset == null ? shell.places().configs().resolve("datasets/demo.yaml") : dataset;
    }
}
