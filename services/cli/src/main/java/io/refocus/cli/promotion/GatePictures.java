package io.refocus.cli.promotion;

import io.refocus.cli.shell.Table;
import io.refocus.workflows.gate.GateRow;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A gate's test pictures, those with the least gain on top. */
public final class GatePictures {
    private static final int SHOWN = 20;

    private GatePictures() {}

    public static String text(List<GateRow> rows) {
        Table table = new Table("PICTURE", "BLURRED", "CHALLENGER", "GAIN", "CHAMPION", "SSIM", "SHARP, RESTORED");
        rows.stream()
                .sorted(Comparator.comparingDouble(GatePictures::gainDb))
                .limit(SHOWN)
                .forEach(row -> table.row(
                        row.picture(),
                        decibels("%.2f dB", Optional.of(row.blurredPsnrDb())),
                        decibels("%.2f dB", Optional.of(row.challengerPsnrDb())),
                        decibels("%+.2f dB", Optional.of(gainDb(row))),
                        decibels("%.2f dB", row.championPsnrDb()),
                        String.format(Locale.ROOT, "%.4f", row.challengerSsim()),
                        decibels("%.2f dB", row.sharpInput().map(GateRow.SharpInput::psnrDb))));
        int more = rows.size() - SHOWN;
        return table.text()
                + (more > 0
                        ? String.format(
                                Locale.ROOT, "%nand %d more pictures, which gain more; --report DIR copies all", more)
                        : "");
    }

    private static double gainDb(GateRow row) {
        return row.challengerPsnrDb() - row.blurredPsnrDb();
    }

    private static String decibels(String format, Optional<Double> value) {
        return value.map(number -> String.format(Locale.ROOT, format, number)).orElse("-");
    }
}
