package io.refocus.cli.evaluation;

import io.refocus.cli.shell.Table;
import io.refocus.imaging.metric.PictureScores;
import io.refocus.learning.restore.PictureEvaluation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A model's figures, for people and for programs.
 *
 * @param pictures at least one
 */
public record Measured(List<PictureEvaluation> pictures) {
    public Measured {
        pictures = List.copyOf(pictures);
    }

    /** Each score's arithmetic mean over the pictures. */
    public PictureEvaluation mean() {
        return new PictureEvaluation(
                "mean",
                PictureScores.mean(
                        pictures.stream().map(PictureEvaluation::restored).toList()),
                PictureScores.mean(
                        pictures.stream().map(PictureEvaluation::blurred).toList()));
    }

    /** {@code {"pictures": [...], "mean": {...}}}; an infinite PSNR, of equal pictures, is the text {@code Infinity}. */
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put(
                "pictures",
                pictures.stream()
                        .map(picture -> {
                            Map<String, Object> row = new LinkedHashMap<>();
                            row.put("name", picture.name());
                            row.putAll(scores(picture));
                            return row;
                        })
                        .toList());
        Map<String, Object> mean = scores(mean());
        mean.put("gainDb", mean().gainDb());
        document.put("mean", mean);
        return document;
    }

    private static Map<String, Object> scores(PictureEvaluation picture) {
        Map<String, Object> scores = new LinkedHashMap<>();
        scores.put("psnrDb", picture.restored().psnrDb());
        scores.put("ssim", picture.restored().ssim());
        scores.put("ssim3d", picture.restored().ssim3d());
        scores.put("acc", picture.restored().acc());
        scores.put("blurredPsnrDb", picture.blurred().psnrDb());
        scores.put("blurredSsim", picture.blurred().ssim());
        return scores;
    }

    /** A line a picture, the means last. */
    public String table() {
        Table table = new Table("PICTURE", "PSNR", "SSIM", "3-D SSIM", "ACC", "BLURRED PSNR", "BLURRED SSIM", "GAIN");
        pictures.forEach(picture -> row(table, picture));
        row(table, mean());
        return table.text();
    }

    private static void row(Table table, PictureEvaluation picture) {
        table.row(
                picture.name(),
                text("%.2f dB", picture.restored().psnrDb()),
                text("%.4f", picture.restored().ssim()),
                text("%.4f", picture.restored().ssim3d()),
                text("%.4f", picture.restored().acc()),
                text("%.2f dB", picture.blurred().psnrDb()),
                text("%.4f", picture.blurred().ssim()),
                text("%+.2f dB", picture.gainDb()));
    }

    private static String text(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
