package io.refocus.imaging.sheet;

import io.refocus.imaging.sheet.ContactSheet.Row;
import java.util.List;

/** Title, averages and column names. */
final class SheetHead {
    static final int HEIGHT = 132;

    private static final String[] COLUMNS = {"blurred", "restored", "sharp"};

    private SheetHead() {}

    static void draw(Canvas canvas, String title, List<Row> rows) {
        int room = Dark.WIDTH - 2 * Dark.MARGIN;
        canvas.text(Dark.TITLE, Dark.TITLE.fitting(title, room), Dark.MARGIN, 52);
        double blurred = rows.stream().mapToDouble(Row::blurredPsnrDb).average().orElseThrow();
        double restored =
                rows.stream().mapToDouble(Row::restoredPsnrDb).average().orElseThrow();
        double gain = restored == blurred ? 0 : restored - blurred;
        String means = "%s, mean PSNR %s → %s   "
                .formatted(
                        rows.size() == 1 ? "1 picture" : rows.size() + " pictures",
                        Dark.decibels(blurred),
                        Dark.decibels(restored));
        canvas.text(Dark.BODY, means, Dark.MARGIN, 80);
        canvas.text(Dark.NAME.in(Dark.gainColour(gain)), Dark.gain(gain), Dark.MARGIN + Dark.BODY.width(means), 80);
        for (int column = 0; column < COLUMNS.length; column++) {
            canvas.text(Dark.NAME.in(Dark.MUTED), COLUMNS[column], Dark.cellLeft(column), 118);
        }
        canvas.line(Dark.RULE, 1, Dark.MARGIN, HEIGHT - 1.5, Dark.WIDTH - Dark.MARGIN, HEIGHT - 1.5);
    }
}
