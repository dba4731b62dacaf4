package io.refocus.learning.training;

import io.refocus.imaging.Picture;
import io.refocus.imaging.PictureCodec;
import io.refocus.imaging.blur.BlurPart;
import io.refocus.imaging.blur.BlurRecipe;
import io.refocus.imaging.blur.BlurSynthesis;
import io.refocus.imaging.blur.KernelRecipe;
import io.refocus.imaging.metric.PictureScores;
import io.refocus.learning.experiment.Experiment;
import io.refocus.learning.feed.PairPictures;
import io.refocus.learning.feed.TrainingPairs;
import io.refocus.learning.restore.Evaluation;
import io.refocus.learning.restore.Lineage;
import io.refocus.learning.restore.PictureEvaluation;
import io.refocus.learning.restore.Restorer;
import io.refocus.learning.restore.ShippedModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Measures an experiment on the shipped photographs, outside of any workflow: {@code DemoMeasurement EXPERIMENT.yaml PHOTOS
 * [path=number ...]}. Prints what validation sees and the gain on photographs that were never seen.
 */
public final class DemoMeasurement {
    private static final int DRAWS = 6;
    private static final long PIXEL_BUDGET = 1 << 22;
    private static final BlurRecipe MILD = new BlurRecipe(
            List.of(
                    new BlurPart(0.5, new KernelRecipe.Defocus(1, 3)),
                    new BlurPart(0.5, new KernelRecipe.CameraShake(12, List.of(0.3, 0.6, 1.0)))),
            2.2,
            0.004);

    private DemoMeasurement() {}

    public static void main(String[] arguments) throws IOException {
        Map<String, Object> axes = new LinkedHashMap<>();
        Stream.of(arguments).skip(2).forEach(argument -> {
            String[] axis = argument.split("=");
            boolean whole = axis[1].matches("-?\\d+");
            axes.put(axis[0], whole ? (Object) Long.valueOf(axis[1]) : Double.valueOf(axis[1]));
        });
        Experiment experiment =
                WarmStart.pinned(Experiment.read(Path.of(arguments[0])).vary(axes), ShippedModels.ofThisBuild());
        List<Path> photos;
        try (Stream<Path> files = Files.list(Path.of(arguments[1]))) {
            photos = files.filter(file -> file.toString().endsWith(".jpg"))
                    .sorted()
                    .toList();
        }
        List<PairPictures> test = pairs(photos, n -> n % 4 == 3, 2);
        TrainingPairs pairs = new TrainingPairs(
                pairs(photos, n -> n % 4 != 3 && n % 8 != 1, DRAWS), pairs(photos, n -> n % 8 == 1, 2));
        measure(experiment, axes, pairs, test);
    }

    private static void measure(
            Experiment experiment, Map<String, Object> axes, TrainingPairs pairs, List<PairPictures> test)
            throws IOException {
        Path work = Files.createTempDirectory("refocus-measurement");
        TrainingOutcome outcome;
        try (GanTraining training = GanTraining.begin(experiment, pairs, work, ShippedModels.ofThisBuild())) {
            outcome = training.run(new Printer());
            training.exportModel(
                    work.resolve("model"), new Lineage(Optional.empty(), "-", "-", "-", "-", experiment.start()));
        }
        try (Restorer restorer = Restorer.load(work.resolve("model"))) {
            List<PictureEvaluation> evaluations = Evaluation.evaluate(restorer, test);
            PictureScores restored = PictureScores.mean(
                    evaluations.stream().map(PictureEvaluation::restored).toList());
            PictureScores blurred = PictureScores.mean(
                    evaluations.stream().map(PictureEvaluation::blurred).toList());
            System.out.printf(
                    "%s steps %d seconds %.1f validation gain %.3f dB (step %d); test %.3f from %.3f dB, gain %.3f dB, ssim %.4f from %.4f%n",
                    axes,
                    outcome.steps(),
                    outcome.seconds(),
                    outcome.best().gainDb(),
                    outcome.best().step(),
                    restored.psnrDb(),
                    blurred.psnrDb(),
                    restored.psnrDb() - blurred.psnrDb(),
                    restored.ssim(),
                    blurred.ssim());
        }
    }

    private static List<PairPictures> pairs(List<Path> photos, java.util.function.IntPredicate chosen, int draws)
            throws IOException {
        List<PairPictures> pairs = new ArrayList<>();
        for (int n : IntStream.range(0, photos.size()).filter(chosen).toArray()) {
            Picture sharp = PictureCodec.decode(Files.readAllBytes(photos.get(n)), PIXEL_BUDGET);
            for (int draw = 0; draw < draws; draw++) {
                String name = photos.get(n).getFileName() + "-" + draw;
                Picture blurred =
                        BlurSynthesis.blur(sharp, MILD, 1000L * n + draw).rounded8();
                pairs.add(new PairPictures(name, blurred, sharp));
            }
        }
        return pairs;
    }

    private static final class Printer implements TrainingListener {
        private StepReport last;

        @Override
        public void stepped(StepReport report) {
            last = report;
        }

        @Override
        public void validated(ValidationReport report) {
            System.out.printf(
                    "step %d gain %.3f dB ssim %.4f (identity %.3f dB %.4f) %s%n",
                    report.step(),
                    report.gainDb(),
                    report.restored().ssim(),
                    report.identity().psnrDb(),
                    report.identity().ssim(),
                    last == null
                            ? ""
                            : "%s images/s %.1f waiting %.4f"
                                    .formatted(last.losses().named(), last.imagesPerSecond(), last.waitingShare()));
        }
    }
}
