package io.refocus.cli.promotion;

import io.refocus.cli.shell.Table;
import io.refocus.workflows.gate.GateRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A gate's test pictures, those with the least gain on top. */
public final class GatePictures {
    private static final int SHOWN = 20;

    private GatePictures() {}

    /** Columns of what was not measured are left out. */
    public static String text(List<GateRow> rows) {
        boolean champion = rows.stream().anyMatch(row -> row.championPsnrDb().isPresent());
        boolean sharp = rows.stream().anyMatch(row -> row.sharpInput().isPresent());
        List<String> headings = new ArrayList<>(List.of("PICTURE", "BLURRED", "CHALLENGER", "GAIN", "SSIM"));
        if (champion) {
            headings.add("CHAMPION");
        }
        if (sharp) {
            headings.add("SHARP, RESTORED");
        }
        Table table = new Table(headings.toArray(String[]::new));
        rows.stream()
                .sorted(Comparator.comparingDouble(GatePictures::gainDb))
                .limit(SHOWN)
                .forEach(row -> table.row(cells(row, champion, sharp)));
        int more = rows.size() - SHOWN;
        return table.text()
                + (more > 0
                        ? String.format(
                                Locale.ROOT, "%nand %d more pictures, which gain more; --report DIR copies all", more)
                        : "");
    }

    private static Object[] cells(GateRow row, boolean champion, boolean sharp) {
        List<Object> cells = new ArrayList<>(List.of(
                row.picture(),
                decibels("%.2f dB", Optional.of(row.blurredPsnrDb())),
                decibels("%.2f dB", Optional.of(row.challengerPsnrDb())),
                decibels("%+.2f dB", Optional.of(gainDb(row))),
                String.format(Locale.ROOT, "%.4f", row.challengerSsim())));
        if (champion) {
            cells.add(decibels("%.2f dB", row.championPsnrDb()));
        }
        if (sharp) {
            cells.add(decibels("%.2f dB", row.sharpInput().map(GateRow.SharpInput::psnrDb)));
        }
        return cells.toArray();
    }

    private static double gainDb(GateRow row) {
        return row.challengerPsnrDb() - row.blurredPsnrDb();
    }

    private static String decibels(String format, Optional<Double> value) {
        return value.map(number -> String.format(Locale.ROOT, format, number)).orElse("-");
    }
}
