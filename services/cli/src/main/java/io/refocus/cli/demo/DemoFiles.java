package io.refocus.cli.demo;

import io.refocus.application.dataset.DatasetFiles;
import io.refocus.application.sweep.SweepFiles;
import io.refocus.cli.shell.RefocusPaths;
import io.refocus.datasets.DatasetConfig;
import io.refocus.documents.Documents;
import io.refocus.workflows.gate.GatePolicy;
import java.nio.file.Path;

/**
 * The configurations of the demo, which the single verbs take too. Read before any work, so that errors are reported
 * at once.
 */
record DemoFiles(DatasetConfig dataset, SweepFiles sweep, GatePolicy policy) {
    static DemoFiles read(RefocusPaths places) {
        Path configs = places.configs();
        return new DemoFiles(
                DatasetFiles.read(configs.resolve("datasets/demo.yaml")),
                SweepFiles.read(configs.resolve("sweeps/demo.yaml"), places.models()),
                Documents.readYaml(configs.resolve("gates/default.yaml"), GatePolicy.class));
    }
}
