package io.refocus.cli.training;

import io.refocus.learning.step.StepLosses;
import io.refocus.learning.training.StepReport;
import io.refocus.learning.training.ValidationReport;
import java.util.Locale;
import java.util.Optional;

/** A training in one line. */
final class TrainProgress {
    private static final int WIDTH = 16;
    private static final int SECONDS_A_MINUTE = 60;

    private TrainProgress() {}

    /** @param secondsAllowed until the training is ended, whatever its steps */
    static String text(StepReport report, Optional<ValidationReport> last, double secondsAllowed) {
        int done = (int) (WIDTH * report.step() / report.steps());
        String psnr = last.map(seen -> format("%.2f dB (%+.2f)", seen.restored().psnrDb(), seen.gainDb()))
                .orElse("no PSNR yet");
        return format(
                "[%s%s] %d/%d  G %.4g%s  %s  %.1f images/s  %s",
                "#".repeat(done),
                ".".repeat(WIDTH - done),
                report.step(),
                report.steps(),
                report.losses().generator(),
                report.losses().named().containsKey(StepLosses.DISCRIMINATOR)
                        ? format(" D %.4g", report.losses().get(StepLosses.DISCRIMINATOR))
                        : "",
                psnr,
                report.imagesPerSecond(),
                secondsAllowed > 0
                        ? duration(Math.min(report.secondsLeft(), secondsAllowed)) + " left"
                        : "ends when next validated");
    }

    static String text(ValidationReport report) {
        return format(
                "step %d: %.2f dB, %+.2f dB over the blurred pictures, SSIM %.4f%s",
                report.step(),
                report.restored().psnrDb(),
                report.gainDb(),
                report.restored().ssim(),
                report.sharpInput()
                        .map(sharp -> format("; sharp pictures come back at %.2f dB", sharp.psnrDb()))
                        .orElse(""));
    }

    private static String duration(double seconds) {
        long whole = Math.round(seconds);
        return format("%d:%02d", whole / SECONDS_A_MINUTE, whole % SECONDS_A_MINUTE);
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
