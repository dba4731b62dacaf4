package io.refocus.worker.chain;

import io.refocus.datasets.DatasetConfig;
import io.refocus.datasets.DatasetSource;
import io.refocus.datasets.DatasetVersion;
import io.refocus.datasets.Draws;
import io.refocus.datasets.SceneRule;
import io.refocus.datasets.SplitShares;
import io.refocus.documents.Documents;
import io.refocus.imaging.PictureCodec;
import io.refocus.imaging.PictureFormat;
import io.refocus.imaging.blur.BlurPart;
import io.refocus.imaging.blur.BlurRecipe;
import io.refocus.imaging.blur.KernelRecipe;
import io.refocus.learning.experiment.Experiment;
import io.refocus.workflows.gate.GatePolicy;
import io.refocus.workflows.search.SweepOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A chain so small that it runs in seconds: eight crops of the shipped photographs and a network of one block. */
final class Tiny {
    private static final Path PHOTOS = Path.of("..", "..", "configs", "datasets", "photos");
    private static final int SIDE = 64;

    private Tiny() {}

    static DatasetConfig dataset(String name, Path photographs) {
        BlurRecipe recipe = new BlurRecipe(List.of(new BlurPart(1, new KernelRecipe.Defocus(1, 2))), 2.2, 0.004);
        return new DatasetConfig(
                name,
                new DatasetSource.Photographs(
                        photographs.toString(), SceneRule.NUMBERED_NAME, Documents.tree(recipe), new Draws(2, 1, 1), 5),
                new SplitShares(0.25, 0.25, 6),
                1_000_000);
    }

    /** Crops of eight shipped photographs as PNG files. */
    static Path photographs(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(PHOTOS)) {
            List<Path> photos = files.filter(file -> file.toString().endsWith(".jpg"))
                    .filter(file -> !file.toString().matches(".*-2\\.jpg"))
                    .sorted()
                    .limit(8)
                    .toList();
            for (Path photo : photos) {
                byte[] crop = PictureCodec.encode(
                        PictureCodec.decode(Files.readAllBytes(photo), 1_000_000)
                                .crop(100, 100, SIDE, SIDE),
                        PictureFormat.PNG);
                String name = photo.getFileName().toString().replace(".jpg", ".png");
                Files.write(folder.resolve(name), crop);
            }
        }
        return folder;
    }

    static Experiment experiment(long steps) {
        String json = String.format(Locale.ROOT, """
                {"name": "tiny", "seed": 3,
                 "generator": {"type": "residual", "width": 8, "blocks": 1},
                 "objective": {"terms": [{"type": "l1", "weight": 1.0}]},
                 "generatorOptimiser": {"type": "adam", "learningRate": {"type": "constant", "rate": 0.002},
                                        "beta1": 0.9, "beta2": 0.99},
                 "adversary": {"rule": "bce", "weight": 0.001,
                               "discriminators": [{"type": "patchgan", "width": 8, "layers": 1}], "updatesPerStep": 1,
                               "optimiser": {"type": "adam", "learningRate": {"type": "constant", "rate": 0.0002},
                                             "beta1": 0.5, "beta2": 0.99}},
                 "feeding": {"patchSize": 32, "batchSize": 2, "flips": true, "quarterTurns": true, "colourJitter": 0.0,
                             "cacheMegabytes": 16},
                 "training": {"steps": %d, "validateEvery": 20, "checkpointEvery": 20},
                 "validation": {"crops": 2, "cropSize": 64}}
                """, steps);
        return Documents.readJson(json, "tiny experiment", Experiment.class);
    }

    static SweepOrder sweep(String name, Experiment experiment, DatasetVersion dataset, List<Object> rates) {
        return new SweepOrder(
                name, experiment.canonicalJson(), dataset, Map.of("generatorOptimiser.learningRate.rate", rates), 1);
    }

    /** Lets anything through that is no worse than a decibel below the blurred pictures. */
    static GatePolicy gate(String model) {
        return new GatePolicy(
                model,
                -1,
                0.1,
                Optional.of(new GatePolicy.NoHarm(0, 255)),
                new GatePolicy.Bootstrap(1000, 0.95, 7),
                20);
    }
}
