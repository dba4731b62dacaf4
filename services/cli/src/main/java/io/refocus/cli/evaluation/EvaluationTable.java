package io.refocus.cli.evaluation;

import io.refocus.application.evaluation.EvaluationReport;
import io.refocus.cli.shell.Table;
import io.refocus.learning.restore.PictureEvaluation;
import java.util.Locale;

/** A model's scores as a table: a row for each picture, the means last. */
public final class EvaluationTable {
    private EvaluationTable() {}

    public static String text(EvaluationReport report) {
        Table table = new Table("PICTURE", "PSNR", "SSIM", "3-D SSIM", "ACC", "BLURRED PSNR", "BLURRED SSIM", "GAIN");
        report.pictures().forEach(picture -> row(table, picture));
        row(table, report.mean());
        return table.text() + withoutBlur(report);
    }

    private static String withoutBlur(EvaluationReport report) {
        int names = report.withoutBlur().size();
        if (names == 0) {
            return "";
        }
        String counted =
                names == report.pictures().size() ? "so no gain can be measured" : "so the means do not count them";
        return "\n\nThe blurred picture is the sharp one in %s of %s pairs, %s: %s"
                .formatted(names, report.pictures().size(), counted, String.join(", ", report.withoutBlur()));
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
