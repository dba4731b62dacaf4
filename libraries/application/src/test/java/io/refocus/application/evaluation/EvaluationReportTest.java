package io.refocus.application.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.refocus.imaging.metric.PictureScores;
import io.refocus.learning.restore.PictureEvaluation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvaluationReportTest {
    private static final PictureEvaluation WITH_BLUR = picture("a", 30, 28);
    private static final PictureEvaluation WITHOUT = picture("white", 45, 100);

    @Test
    void pairsWithoutBlurAreNamedAndDoNotCount() {
        EvaluationReport report = new EvaluationReport(List.of(WITH_BLUR, WITHOUT, picture("b", 32, 29)));

        assertThat(report.withoutBlur()).containsExactly("white");
        assertThat(report.mean().gainDb()).isEqualTo(2.5);
        assertThat(report.document()).containsEntry("withoutBlur", List.of("white"));
    }

    @Test
    void whereNoPairShowsBlurTheMeansAreNumbersNevertheless() {
        EvaluationReport report = new EvaluationReport(List.of(WITHOUT));

        assertThat(report.mean().gainDb()).isEqualTo(-55);
        assertThat(report.document().get("mean"))
                .isEqualTo(Map.of(
                        "psnrDb",
                        45.0,
                        "ssim",
                        0.5,
                        "ssim3d",
                        0.5,
                        "acc",
                        0.5,
                        "blurredPsnrDb",
                        100.0,
                        "blurredSsim",
                        0.5,
                        "gainDb",
                        -55.0));
    }

    private static PictureEvaluation picture(String name, double restoredDb, double blurredDb) {
        return new PictureEvaluation(
                name, new PictureScores(restoredDb, 0.5, 0.5, 0.5), new PictureScores(blurredDb, 0.5, 0.5, 0.5));
    }
}
