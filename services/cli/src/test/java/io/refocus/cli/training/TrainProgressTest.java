package io.refocus.cli.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.refocus.imaging.metric.PictureScores;
import io.refocus.learning.step.StepLosses;
import io.refocus.learning.training.StepReport;
import io.refocus.learning.training.ValidationReport;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrainProgressTest {
    private static final ValidationReport VALIDATION = validation(Optional.empty());

    private static ValidationReport validation(Optional<ValidationReport.SharpInput> sharpInput) {
        return new ValidationReport(
                400, new PictureScores(28.4, 0.9, 0.9, 0.9), new PictureScores(27.9, 0.88, 0.9, 0.9), sharpInput);
    }

    private static StepReport step(Map<String, Double> losses, double discriminatorRate) {
        return new StepReport(400, 1600, new StepLosses(losses), 1e-3, discriminatorRate, 41.26, 0, 75);
    }

    @Test
    void itShowsStepLossesPsnrSpeedAndTimeLeft() {
        StepReport report = step(Map.of("generator", 0.03125, "discriminator", 1.375), 1e-4);

        assertThat(TrainProgress.text(report, Optional.of(VALIDATION), Double.MAX_VALUE))
                .isEqualTo(
                        "[####............] 400/1600  G 0.03125 D 1.375  28.40 dB (+0.50)  41.3 images/s  1:15 left");
    }

    @Test
    void sharpPicturesAreSaidWhereTheyAreTrainedOn() {
        assertThat(TrainProgress.text(VALIDATION))
                .isEqualTo("step 400: 28.40 dB, +0.50 dB over the blurred pictures, SSIM 0.9000");
        assertThat(TrainProgress.text(validation(Optional.of(new ValidationReport.SharpInput(0.25, 37.126)))))
                .isEqualTo("step 400: 28.40 dB, +0.50 dB over the blurred pictures, SSIM 0.9000; "
                        + "sharp pictures come back at 37.13 dB");
    }

    @Test
    void theTimeAllowedMayBeShorterThanTheStepsNeed() {
        StepReport report = step(Map.of("generator", 0.03125), 0);

        assertThat(TrainProgress.text(report, Optional.empty(), 9))
                .isEqualTo("[####............] 400/1600  G 0.03125  no PSNR yet  41.3 images/s  0:09 left");
        assertThat(TrainProgress.text(report, Optional.empty(), 0)).endsWith("ends when next validated");
    }
}
