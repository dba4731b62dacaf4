package io.refocus.imaging.sheet;

import io.refocus.documents.Legal;
import io.refocus.imaging.PictureFormat;
import io.refocus.imaging.PixelRows;
import java.util.List;

/** Blurred | restored | sharp, side by side, one row a picture, each with its dB. */
public final class ContactSheet {
    private ContactSheet() {}

    /** One picture blurred, restored and sharp. Holds what the sheet shows of them, and none of the pictures. */
    public static final class Row {
        private final SheetRow laidOut;
        private final double blurredPsnrDb;
        private final double restoredPsnrDb;

        /**
         * @param name shown above the pictures, which are all of one size
         * @param blurredPsnrDb of {@code blurred} against {@code sharp}, not NaN
         * @param restoredPsnrDb of {@code restored} against {@code sharp}, not NaN
         */
        public Row(
                String name,
                PixelRows blurred,
                PixelRows restored,
                PixelRows sharp,
                double blurredPsnrDb,
                double restoredPsnrDb) {
            Legal.text("name", name);
            sameSize("blurred", blurred, Legal.required("sharp", sharp));
            sameSize("restored", restored, sharp);
            Legal.range("blurredPsnrDb", blurredPsnrDb, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
            Legal.range("restoredPsnrDb", restoredPsnrDb, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
            this.blurredPsnrDb = blurredPsnrDb;
            this.restoredPsnrDb = restoredPsnrDb;
            this.laidOut = SheetRow.of(name, blurred, restored, sharp);
        }

        public double blurredPsnrDb() {
            return blurredPsnrDb;
        }

        public double restoredPsnrDb() {
            return restoredPsnrDb;
        }

        double gainDb() {
            return restoredPsnrDb == blurredPsnrDb ? 0 : restoredPsnrDb - blurredPsnrDb;
        }

        SheetRow laidOut() {
            return laidOut;
        }

        private static void sameSize(String role, PixelRows picture, PixelRows sharp) {
            Legal.required(role, picture);
            if (picture.width() != sharp.width() || picture.height() != sharp.height()) {
                throw new IllegalArgumentException(
                        "%s is %s and sharp is %s; expected equal sizes".formatted(role, picture, sharp));
            }
        }
    }

    /** The name of a sheet's file. */
    public static final String FILE = "contact-sheet.jpg";

    private static final float QUALITY = 0.8f; // a megabyte for eight rows, where a PNG takes seven

    /**
     * The name under which a picture of a split is shown, {@code validation/lake/4.png}: its dataset may have found it in the
     * folder of another split.
     */
    public static String nameIn(String split, String picture) {
        return split + "/" + picture.replaceFirst("(?i)^(train|training|val|valid|validation|test|testing)/", "");
    }

    /** {@link #encoded} as a JPEG. */
    public static byte[] jpeg(String title, List<Row> rows) {
        return encoded(PictureFormat.JPEG, title, rows);
    }

    /**
     * The sheet, 1104 pixels wide. Each row shows the three pictures whole, and below them the part that
     * blurring changed most, at twice its size.
     *
     * @throws IllegalArgumentException if there is no row
     */
    public static byte[] encoded(PictureFormat format, String title, List<Row> rows) {
        Legal.text("title", title);
        int height = SheetHead.HEIGHT + SheetRow.GAP;
        for (Row row : Legal.nonEmpty("rows", rows)) {
            height += row.laidOut().height() + SheetRow.GAP;
        }
        try (Canvas canvas = new Canvas(SheetTheme.WIDTH, height, SheetTheme.BACKGROUND)) {
            SheetHead.draw(canvas, title, rows);
            int top = SheetHead.HEIGHT + SheetRow.GAP / 2;
            for (Row row : rows) {
                row.laidOut().draw(canvas, top, row);
                top += row.laidOut().height() + SheetRow.GAP;
            }
            return format == PictureFormat.JPEG ? canvas.jpeg(QUALITY) : canvas.png();
        }
    }
}
