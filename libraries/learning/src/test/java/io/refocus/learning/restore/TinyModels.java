package io.refocus.learning.restore;

import io.refocus.learning.checkpoint.NativeTensors;
import io.refocus.learning.checkpoint.Tensor;
import io.refocus.learning.network.GeneratorSpec;
import io.refocus.learning.network.Network;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;

/** Models for tests. */
public final class TinyModels {
    public static final Lineage LINEAGE =
            new Lineage(Optional.empty(), "trial-1", "dataset-1", "refocus-metrics/1", "commit-1", Optional.empty());

    private TinyModels() {}

    /** A generator whose last layer is not zero, so that it changes pictures. @param seed no two restore alike */
    public static void write(Path folder, GeneratorSpec spec, long seed) {
        try (Network generator = Network.generator(spec, seed)) {
            SortedMap<String, Tensor> weights = NativeTensors.snapshot(generator.tensors());
            weights.values().forEach(tensor -> {
                for (int i = 0; i < tensor.values().length; i++) {
                    tensor.values()[i] += 0.02f * (i % 5 - 2);
                }
            });
            ModelExport.write(folder, spec, weights, LINEAGE);
        }
    }
}
