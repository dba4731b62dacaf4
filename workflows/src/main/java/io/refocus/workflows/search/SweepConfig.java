package io.refocus.workflows.search;

import io.refocus.documents.Documents;
import io.refocus.documents.Legal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A file of {@code configs/sweeps}.
 *
 * @param experiment path of the experiment's file
 * @param dataset a dataset's name, for its newest version, or {@code NAME@VERSION}
 * @param axes values to try, by dotted path into the experiment; every combination is a trial
 * @param concurrentTrials number of trials at a time
 */
public record SweepConfig(
        String name, Path experiment, String dataset, Map<String, List<Object>> axes, int concurrentTrials) {
    public SweepConfig {
        Legal.name("name", name);
        Legal.required("experiment", experiment);
        Legal.text("dataset", dataset);
        Grid.check(axes);
        Legal.range("concurrentTrials", concurrentTrials, 1, 100);
    }

    /** Reads a configuration; a relative experiment is relative to the folder of the file. */
    public static SweepConfig read(Path yaml) {
        SweepConfig config = Documents.readYaml(yaml, SweepConfig.class);
        Path experiment =
                yaml.toAbsolutePath().getParent().resolve(config.experiment).normalize();
        return new SweepConfig(config.name, experiment, config.dataset, config.axes, config.concurrentTrials);
    }
}
