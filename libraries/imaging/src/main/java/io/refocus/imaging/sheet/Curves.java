package io.refocus.imaging.sheet;

import io.refocus.documents.Legal;
import java.util.List;
import java.util.Map;

/** Values over training steps. */
public final class Curves {
    private Curves() {}

    /** One measured value. */
    public record Point(long step, double value) {}

    /**
     * One line a series, in the map's order, as a PNG of 1120x630 pixels. A value that is not finite, or beyond 1e15, leaves a gap; no value at all gives
     * empty axes.
     */
    public static byte[] png(String title, String yLabel, Map<String, List<Point>> series) {
        Legal.text("title", title);
        Legal.text("yLabel", yLabel);
        Legal.required("series", series);
        try (Canvas canvas = new Canvas(Chart.WIDTH, Chart.HEIGHT, ChartTheme.BACKGROUND)) {
            new Chart(canvas, Ticks.of(series)).draw(title, yLabel, series);
            return canvas.png();
        }
    }
}
