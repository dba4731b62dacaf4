package io.refocus.imaging.sheet;

import io.refocus.imaging.sheet.ContactSheet.Row;
import java.util.List;

/** Title, averages and column names. */
final class SheetHead {
    static final int HEIGHT = 132;

    private static final String[] COLUMNS = {"blurred", "restored", "sharp"};

    private SheetHead() {}

    static void draw(Canvas canvas, String title, List<Row> rows) {
        int room = SheetTheme.WIDTH - 2 * SheetTheme.MARGIN;
        canvas.text(SheetTheme.TITLE, SheetTheme.TITLE.fitting(title, room), SheetTheme.MARGIN, 52);
        double blurred = rows.stream().mapToDouble(Row::blurredPsnrDb).average().orElseThrow();
        double restored =
                rows.stream().mapToDouble(Row::restoredPsnrDb).average().orElseThrow();
        double gain = restored == blurred ? 0 : restored - blurred;
        String means = "%s, mean PSNR %s → %s   "
                .formatted(
                        rows.size() == 1 ? "1 picture" : rows.size() + " pictures",
                        SheetTheme.decibels(blurred),
                        SheetTheme.decibels(restored));
        canvas.text(SheetTheme.BODY, means, SheetTheme.MARGIN, 80);
        canvas.text(
                SheetTheme.NAME.in(SheetTheme.gainColour(gain)),
                SheetTheme.gain(gain),
                SheetTheme.MARGIN + SheetTheme.BODY.width(means),
                80);
        for (int column = 0; column < COLUMNS.length; column++) {
            canvas.text(SheetTheme.NAME.in(SheetTheme.MUTED), COLUMNS[column], SheetTheme.cellLeft(column), 118);
        }
        canvas.line(
                SheetTheme.RULE,
                1,
                SheetTheme.MARGIN,
                HEIGHT - 1.5,
                SheetTheme.WIDTH - SheetTheme.MARGIN,
                HEIGHT - 1.5);
    }
}
