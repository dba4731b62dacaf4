package io.refocus.learning.bench;

import io.refocus.documents.Documents;
import io.refocus.imaging.Picture;
import io.refocus.learning.network.Network;
import io.refocus.learning.step.Batch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/** Runs for minutes and measures resident memory, which must not grow. */
public final class SoakBench {
    private static final int SAMPLES = 60;
    private static final int LEAST = 10;
    private static final double FLAT_PERCENT = 5;
    /** Mixed sizes are multiples of this, pixels, up to {@link #LARGEST}. */
    private static final int GRAIN = 32;

    private static final int LARGEST = 512;

    private SoakBench() {}

    /**
     * Runs the soak.
     *
     * @param lines receives each line of JSON as it comes: samples of minutes, runs and MB, then the verdict
     * @return whether memory was flat, growth at most 5 percent
     */
    public static boolean run(SoakOptions options, Consumer<String> lines) {
        Threads.use(options.work().threads());
        if (!options.infer()) {
            Batch batch = TrainStepBench.randomBatch(options.work());
            try (TrainStepBench bench = new TrainStepBench(options.work(), () -> batch)) {
                return watch(bench::train, options.minutes(), lines);
            }
        }
        try (Network generator = options.work().generator().open()) {
            Random sizes = new Random(2);
            restore(
                    generator, LARGEST,
                    LARGEST); // memory for the largest picture stays allocated, so later growth is a leak
            return watch(() -> restore(generator, side(sizes), side(sizes)), options.minutes(), lines);
        }
    }

    private static int side(Random sizes) {
        return GRAIN * (1 + sizes.nextInt(LARGEST / GRAIN));
    }

    private static void restore(Network generator, int width, int height) {
        Picture picture = InferBench.noise(width, height);
        generator.infer(picture.planes(), 1, height, width, new float[picture.planes().length]);
    }

    private static boolean watch(Runnable work, double minutes, Consumer<String> lines) {
        List<Long> megabytes = new ArrayList<>();
        long start = System.nanoTime();
        for (long runs = 1; megabytes.size() < LEAST || passed(start) < minutes; runs++) {
            work.run();
            if (passed(start) < minutes * megabytes.size() / SAMPLES) continue;
            megabytes.add(Memory.residentMb());
            lines.accept(Documents.canonicalJson(Map.of(
                    "kind",
                    "soak",
                    "minutes",
                    Math.round(passed(start) * 100) / 100.0,
                    "runs",
                    runs,
                    "rss_mb",
                    megabytes.get(megabytes.size() - 1))));
        }
        double growth = growthPercent(megabytes);
        lines.accept(Documents.canonicalJson(Map.of(
                "kind",
                "soak-verdict",
                "growth_percent",
                Math.round(growth * 100) / 100.0,
                "flat",
                growth <= FLAT_PERCENT,
                "peak_rss_mb",
                Memory.peakMb())));
        return growth <= FLAT_PERCENT;
    }

    /** Mean of the last fifth of the samples against that of the second: the first fifth warms up. */
    static double growthPercent(List<Long> megabytes) {
        int fifth = megabytes.size() / 5;
        double early = mean(megabytes.subList(fifth, 2 * fifth));
        double late = mean(megabytes.subList(megabytes.size() - fifth, megabytes.size()));
        return 100 * (late / early - 1);
    }

    private static double mean(List<Long> values) {
        return values.stream().mapToLong(Long::longValue).average().orElseThrow();
    }

    private static double passed(long start) {
        return (System.nanoTime() - start) / 60e9;
    }
}
