package io.refocus.imaging.sheet;

import io.refocus.imaging.Picture;
import io.refocus.imaging.PixelRows;
import io.refocus.imaging.sheet.ContactSheet.Row;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * One row of the sheet, laid out.
 *
 * @param cells blurred, restored, sharp
 * @param size of the pictures, as text
 * @param scale of the whole pictures
 */
record SheetRow(String name, List<Cell> cells, String size, double scale, DetailRegion detail) {
    static final int GAP = 26;

    private static final int DETAIL_HEIGHT = 200;
    private static final int NAME_HEIGHT = 28;
    private static final int CAPTION_HEIGHT = 30;
    private static final int BETWEEN = 8;
    private static final double ZOOM = 2;
    private static final double MOST_ENLARGED = 8;

    /** What is shown of one picture: the whole of it, scaled, and its detail, enlarged. */
    record Cell(Picture whole, Picture detail) {}

    static SheetRow of(String name, PixelRows blurred, PixelRows restored, PixelRows sharp) {
        double scale = Scaling.fitting(sharp, SheetTheme.CELL, SheetTheme.CELL, MOST_ENLARGED);
        double zoom = Math.max(ZOOM, Math.min(MOST_ENLARGED, Math.ceil(2 * scale)));
        DetailRegion detail =
                DetailRegion.of(blurred, sharp, (int) (SheetTheme.CELL / zoom), (int) (DETAIL_HEIGHT / zoom));
        List<Cell> cells = Stream.of(blurred, restored, sharp)
                .map(picture -> new Cell(Scaling.scaled(picture, scale), Scaling.scaled(detail.of(picture), zoom)))
                .toList();
        String size = String.format(Locale.ROOT, "%d × %d", sharp.width(), sharp.height());
        return new SheetRow(name, cells, size, scale, detail);
    }

    int height() {
        return NAME_HEIGHT + wholeHeight() + BETWEEN + detailHeight() + CAPTION_HEIGHT;
    }

    void draw(Canvas canvas, int top, Row row) {
        double room = SheetTheme.WIDTH - 2.0 * SheetTheme.MARGIN;
        canvas.text(SheetTheme.NAME, SheetTheme.NAME.fitting(name, room), SheetTheme.MARGIN, top + 17);
        int captions = top + height() - 8;
        for (int column = 0; column < cells.size(); column++) {
            draw(canvas, cells.get(column), SheetTheme.cellLeft(column), top + NAME_HEIGHT);
        }
        canvas.text(SheetTheme.BODY, SheetTheme.decibels(row.blurredPsnrDb()), SheetTheme.cellLeft(0), captions);
        String restored = SheetTheme.decibels(row.restoredPsnrDb()) + "   ";
        TextStyle strong = SheetTheme.BODY.in(SheetTheme.TEXT);
        canvas.text(strong, restored, SheetTheme.cellLeft(1), captions);
        TextStyle gain = SheetTheme.NAME.in(SheetTheme.gainColour(row.gainDb()));
        canvas.text(gain, SheetTheme.gain(row.gainDb()), SheetTheme.cellLeft(1) + strong.width(restored), captions);
        canvas.text(SheetTheme.BODY, size, SheetTheme.cellLeft(2), captions);
    }

    private void draw(Canvas canvas, Cell cell, int left, int top) {
        canvas.picture(cell.whole(), left, top);
        Rectangle2D frame = new Rectangle2D.Double(
                left + detail.x() * scale,
                top + detail.y() * scale,
                detail.width() * scale - 1,
                detail.height() * scale - 1);
        canvas.outline(new Color(0, 0, 0, 110), 2.5, frame);
        canvas.outline(new Color(255, 255, 255, 220), 1, frame);
        canvas.picture(cell.detail(), left, top + wholeHeight() + BETWEEN);
    }

    private int wholeHeight() {
        return cells.get(0).whole().height();
    }

    private int detailHeight() {
        return cells.get(0).detail().height();
    }
}
