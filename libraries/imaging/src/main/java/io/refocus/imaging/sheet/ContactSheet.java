package io.refocus.imaging.sheet;

import io.refocus.documents.Legal;
import io.refocus.imaging.Picture;
import java.util.List;

/** Blurred | restored | sharp, side by side, one row a picture, each with its dB. */
public final class ContactSheet {
    private ContactSheet() {}

    /**
     * One picture blurred, restored and sharp, all of one size.
     *
     * @param name shown above the pictures
     * @param blurredPsnrDb of {@code blurred} against {@code sharp}, not NaN
     * @param restoredPsnrDb of {@code restored} against {@code sharp}, not NaN
     */
    public record Row(
            String name,
            Picture blurred,
            Picture restored,
            Picture sharp,
            double blurredPsnrDb,
            double restoredPsnrDb) {
        public Row {
            Legal.text("name", name);
            sameSize("blurred", blurred, Legal.required("sharp", sharp));
            sameSize("restored", restored, sharp);
            Legal.range("blurredPsnrDb", blurredPsnrDb, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
            Legal.range("restoredPsnrDb", restoredPsnrDb, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        }

        double gainDb() {
            return restoredPsnrDb == blurredPsnrDb ? 0 : restoredPsnrDb - blurredPsnrDb;
        }

        private static void sameSize(String role, Picture picture, Picture sharp) {
            Legal.required(role, picture);
            if (picture.width() != sharp.width() || picture.height() != sharp.height()) {
                throw new IllegalArgumentException(
                        "%s is %s and sharp is %s; expected equal sizes".formatted(role, picture, sharp));
            }
        }
    }

    /**
     * The sheet as a PNG, 1104 pixels wide. Each row shows the three pictures whole, and below them the part that
     * blurring changed most, at twice its size.
     *
     * @throws IllegalArgumentException if there is no row
     */
    public static byte[] png(String title, List<Row> rows) {
        Legal.text("title", title);
        List<SheetRow> laidOut =
                Legal.nonEmpty("rows", rows).stream().map(SheetRow::of).toList();
        int height = SheetHead.HEIGHT + SheetRow.GAP;
        for (SheetRow row : laidOut) {
            height += row.height() + SheetRow.GAP;
        }
        try (Canvas canvas = new Canvas(SheetTheme.WIDTH, height, SheetTheme.BACKGROUND)) {
            SheetHead.draw(canvas, title, rows);
            int top = SheetHead.HEIGHT + SheetRow.GAP / 2;
            for (SheetRow row : laidOut) {
                row.draw(canvas, top);
                top += row.height() + SheetRow.GAP;
            }
            return canvas.png();
        }
    }
}
