package io.refocus.learning.bench;

import io.refocus.imaging.Picture;
import io.refocus.imaging.tile.TilePlan;
import io.refocus.imaging.tile.Tiling;
import io.refocus.learning.network.Network;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** Times one inference on a random picture, from its values to the restored ones. */
public final class InferBench {
    static final int OVERLAP = 32;
    static final int TILE_MULTIPLE = 8;

    private InferBench() {}

    /** Runs the bench for the seconds asked for, at least three times, and reports as one line of JSON. */
    public static String run(InferOptions options) {
        Threads.use(options.threads());
        try (Network generator = options.generator().open()) {
            Picture picture = noise(options.width(), options.height());
            Timing timing = Timing.of(() -> restore(generator, picture, options), 1, options.seconds());
            Map<String, Object> more = new LinkedHashMap<>();
            more.put("size", null);
            more.put("batch", 1);
            more.put("tile", options.tile());
            return timing.json("infer", options.generator(), generator.parameterCount(), more);
        }
    }

    private static Picture restore(Network generator, Picture picture, InferOptions options) {
        if (options.tile() == 0) return whole(generator, picture);
        int multiple = Math.max(TILE_MULTIPLE, options.generator().spec().multiple());
        return Tiling.apply(picture, new TilePlan(options.tile(), OVERLAP, multiple), tile -> whole(generator, tile));
    }

    private static Picture whole(Network generator, Picture picture) {
        float[] restored = new float[picture.planes().length];
        generator.infer(picture.planes(), 1, picture.height(), picture.width(), restored);
        return new Picture(picture.width(), picture.height(), restored);
    }

    static Picture noise(int width, int height) {
        Random random = new Random(1);
        float[] values = new float[3 * width * height];
        for (int i = 0; i < values.length; i++) values[i] = random.nextFloat();
        return new Picture(width, height, values);
    }
}
