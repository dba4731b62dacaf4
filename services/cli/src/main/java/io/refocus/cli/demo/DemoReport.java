package io.refocus.cli.demo;

import io.refocus.cli.shell.Table;
import io.refocus.documents.Documents;
import io.refocus.workflows.promotion.PromotionDecision;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The result of a demo as text. */
final class DemoReport {
    private DemoReport() {}

    /** A line a picture and their mean; the blurred column is the identity baseline. */
    static String table(List<RestoredPicture> pictures) {
        Table table = new Table("TEST PICTURE", "BLURRED", "RESTORED", "GAIN");
        pictures.forEach(picture -> table.row(
                picture.file(),
                decibels(picture.blurredPsnrDb()),
                decibels(picture.restoredPsnrDb()),
                gain(picture.gainDb())));
        table.row(
                "mean",
                decibels(mean(pictures, RestoredPicture::blurredPsnrDb)),
                decibels(mean(pictures, RestoredPicture::restoredPsnrDb)),
                gain(mean(pictures, RestoredPicture::gainDb)));
        return table.text();
    }

    static String words(PromotionDecision decision) {
        return Documents.tree(decision).asText().replace('-', ' ');
    }

    private static double mean(List<RestoredPicture> pictures, ToDoubleFunction<RestoredPicture> value) {
        return pictures.stream().mapToDouble(value).average().orElse(Double.NaN);
    }

    private static String decibels(double value) {
        return String.format(Locale.ROOT, "%.2f dB", value);
    }

    private static String gain(double value) {
        return String.format(Locale.ROOT, "%+.2f dB", value);
    }
}
