package io.refocus.application.sweep;

import io.refocus.application.dataset.DatasetFiles;
import io.refocus.datasets.DatasetVersion;
import io.refocus.documents.BadDocumentException;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.learning.experiment.Experiment;
import io.refocus.learning.restore.ShippedModels;
import io.refocus.learning.training.WarmStart;
import io.refocus.stores.dataset.DatasetEntry;
import io.refocus.stores.dataset.DatasetStore;
import io.refocus.workflows.search.Grid;
import io.refocus.workflows.search.SweepConfig;
import io.refocus.workflows.search.SweepOrder;
import java.nio.file.Path;
import java.util.Map;

/**
 * A file of {@code configs/sweeps} and the experiment it varies, every combination checked.
 *
 * @param file where it was read, for messages
 */
public record SweepFiles(Path file, SweepConfig config, Experiment experiment) {

    /**
     * Reads both; an experiment that starts from a shipped model is pinned to its weights.
     *
     * @throws RefocusException BAD_INPUT naming the file and the key, of the sweep, its experiment, a combination or an end of a space
     */
    public static SweepFiles read(Path yaml, ShippedModels models) {
        SweepConfig config = SweepConfig.read(yaml);
        Experiment experiment = WarmStart.pinned(Experiment.read(config.experiment()), models);
        config.searched().ifPresent(search -> new SpaceCheck(yaml, experiment, models).check(search));
        for (Map<String, Object> point : Grid.points(config.grid())) {
            try {
                WarmStart.pinned(experiment.vary(point), models);
            } catch (BadDocumentException e) {
                String hint = TypeAxisHint.of(config.grid(), experiment)
                        .map(text -> "; " + text)
                        .orElse("");
                throw new RefocusException(Fault.BAD_INPUT, "%s: axes: %s%s".formatted(yaml, e.getMessage(), hint), e);
            }
        }
        return new SweepFiles(yaml, config, experiment);
    }

    /**
     * The order, its dataset pinned to a version.
     *
     * @param configs folder searched for the configuration of a missing dataset
     * @throws RefocusException BAD_INPUT if there is no such dataset yet
     */
    public SweepOrder order(DatasetStore datasets, Path configs) {
        DatasetEntry dataset = datasets.resolve(config.dataset()).orElseThrow(() -> missingDataset(configs));
        return new SweepOrder(
                config.name(),
                experiment.canonicalJson(),
                new DatasetVersion(dataset.name(), dataset.version()),
                config.grid(),
                config.searched(),
                config.concurrentTrials());
    }

    private RefocusException missingDataset(Path configs) {
        String name = config.dataset().replaceAll("@.*", "");
        String maker = DatasetFiles.making(name, configs)
                .map(Path::toString)
                .orElse("CONFIG.yaml (a file like those in configs/datasets, with name: " + name + ")");
        return new RefocusException(
                Fault.BAD_INPUT,
                "%s: dataset: got %s; expected a dataset that was ingested. Ingest it with: ./refocus dataset ingest %s"
                        .formatted(file, config.dataset(), maker));
    }
}
