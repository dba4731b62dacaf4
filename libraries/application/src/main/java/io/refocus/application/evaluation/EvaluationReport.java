package io.refocus.application.evaluation;

import io.refocus.documents.Legal;
import io.refocus.imaging.metric.PictureScores;
import io.refocus.learning.restore.PictureEvaluation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The scores of a model.
 *
 * @param pictures at least one
 */
public record EvaluationReport(List<PictureEvaluation> pictures) {
    public EvaluationReport {
        pictures = Legal.nonEmpty("pictures", pictures);
    }

    /** Each score's arithmetic mean over the pictures that show blur, or over all if none does. */
    public PictureEvaluation mean() {
        List<PictureEvaluation> blurred = pictures.stream()
                .filter(picture -> !picture.blurred().ofEqualPictures())
                .toList();
        List<PictureEvaluation> counted = blurred.isEmpty() ? pictures : blurred;
        return new PictureEvaluation(
                "mean",
                PictureScores.mean(
                        counted.stream().map(PictureEvaluation::restored).toList()),
                PictureScores.mean(
                        counted.stream().map(PictureEvaluation::blurred).toList()));
    }

    /** Names of the pairs whose blurred picture is the sharp one: no model can gain anything on them. */
    public List<String> withoutBlur() {
        return pictures.stream()
                .filter(picture -> picture.blurred().ofEqualPictures())
                .map(PictureEvaluation::name)
                .toList();
    }

    /** {@code {"pictures": [...], "mean": {...}, "withoutBlur": [names]}}. */
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
        document.put("withoutBlur", withoutBlur());
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
}
