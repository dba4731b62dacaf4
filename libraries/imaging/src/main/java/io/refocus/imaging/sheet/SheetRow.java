package io.refocus.imaging.sheet;

import io.refocus.imaging.Picture;
import io.refocus.imaging.sheet.ContactSheet.Row;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;

/**
 * One row of the sheet, measured.
 *
 * @param scale of the whole pictures
 * @param zoom of the details
 */
record SheetRow(Row row, double scale, DetailRegion detail, double zoom) {
    static final int GAP = 26;

    private static final int DETAIL_HEIGHT = 200;
    private static final int NAME_HEIGHT = 28;
    private static final int CAPTION_HEIGHT = 30;
    private static final int BETWEEN = 8;
    private static final double ZOOM = 2;
    private static final double MOST_ENLARGED = 8;

    static SheetRow of(Row row) {
        Picture sharp = row.sharp();
        double scale = Scaling.fitting(sharp, SheetTheme.CELL, SheetTheme.CELL, MOST_ENLARGED);
        double zoom = Math.max(ZOOM, Math.min(MOST_ENLARGED, Math.ceil(2 * scale)));
        DetailRegion detail =
                DetailRegion.of(row.blurred(), sharp, (int) (SheetTheme.CELL / zoom), (int) (DETAIL_HEIGHT / zoom));
        return new SheetRow(row, scale, detail, zoom);
    }

    int height() {
        return NAME_HEIGHT + wholeHeight() + BETWEEN + detailHeight() + CAPTION_HEIGHT;
    }

    void draw(Canvas canvas, int top) {
        double room = SheetTheme.WIDTH - 2.0 * SheetTheme.MARGIN;
        canvas.text(SheetTheme.NAME, SheetTheme.NAME.fitting(row.name(), room), SheetTheme.MARGIN, top + 17);
        List<Picture> pictures = List.of(row.blurred(), row.restored(), row.sharp());
        int captions = top + height() - 8;
        for (int column = 0; column < pictures.size(); column++) {
            cell(canvas, pictures.get(column), SheetTheme.cellLeft(column), top + NAME_HEIGHT);
        }
        canvas.text(SheetTheme.BODY, SheetTheme.decibels(row.blurredPsnrDb()), SheetTheme.cellLeft(0), captions);
        String restored = SheetTheme.decibels(row.restoredPsnrDb()) + "   ";
        TextStyle strong = SheetTheme.BODY.in(SheetTheme.TEXT);
        canvas.text(strong, restored, SheetTheme.cellLeft(1), captions);
        TextStyle gain = SheetTheme.NAME.in(SheetTheme.gainColour(row.gainDb()));
        canvas.text(gain, SheetTheme.gain(row.gainDb()), SheetTheme.cellLeft(1) + strong.width(restored), captions);
        String size = String.format(
                Locale.ROOT, "%d × %d", row.sharp().width(), row.sharp().height());
        canvas.text(SheetTheme.BODY, size, SheetTheme.cellLeft(2), captions);
    }

    private void cell(Canvas canvas, Picture picture, int left, int top) {
        canvas.picture(Scaling.scaled(picture, scale), left, top);
        Rectangle2D frame = new Rectangle2D.Double(
                left + detail.x() * scale,
                top + detail.y() * scale,
                detail.width() * scale - 1,
                detail.height() * scale - 1);
        canvas.outline(new Color(0, 0, 0, 110), 2.5, frame);
        canvas.outline(new Color(255, 255, 255, 220), 1, frame);
        canvas.picture(Scaling.scaled(detail.of(picture), zoom), left, top + wholeHeight() + BETWEEN);
    }

    private int wholeHeight() {
        return Math.max(1, (int) Math.round(row.sharp().height() * scale));
    }

    private int detailHeight() {
        return (int) Math.round(detail.height() * zoom);
    }
}
