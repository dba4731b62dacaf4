package io.refocus.imaging.sheet;

import io.refocus.documents.Legal;
import java.awt.Rectangle;
import java.util.List;
import java.util.Map;

/** Values over training steps. A value that is not finite, or beyond 1e15, leaves a gap; no value at all gives empty axes. */
public final class Curves {
    static final int WIDTH = 1120;
    static final int HEIGHT = 630;
    static final int LEFT = 96;
    static final int RIGHT = 36;
    static final int LEGEND = 72; // of the legend's first baseline
    static final int HEAD = 94; // above the plot, the legend not counted
    static final int BOTTOM = 66;

    private static final int TITLE = 44; // of the title's baseline

    private static final int COLUMNS = 2;
    private static final int PANEL_WIDTH = WIDTH / COLUMNS;
    private static final int PANEL_HEIGHT = 290;
    private static final int PANEL_HEAD = 44;

    private static final String STEP = "step";

    private Curves() {}

    /** One measured value at a step, or at a learning rate. */
    public record Point(double at, double value) {}

    /** One line a series, in the map's order, on common axes that hold every value, as a PNG of 1120x630 pixels. */
    public static byte[] png(String title, String yLabel, Map<String, List<Point>> series) {
        return png(title, yLabel, STEP, series);
    }

    /** As {@link #png(String, String, Map)}, over something else than steps. */
    public static byte[] png(String title, String yLabel, String along, Map<String, List<Point>> series) {
        Legal.required("series", series);
        return single(title, yLabel, series, Ticks.of(series), along, Map.of());
    }

    /**
     * A small chart for each series, with axes of its own, in two columns, as a PNG 1120 pixels wide: for curves of different
     * magnitudes. A curve over decades is on a logarithmic axis; single values far outside of the others are drawn at its edge.
     */
    public static byte[] panels(String title, Map<String, List<Point>> series) {
        Legal.text("title", title);
        Legal.required("series", series);
        int rows = (series.size() + COLUMNS - 1) / COLUMNS;
        int height = LEGEND + Math.max(1, rows) * PANEL_HEIGHT;
        try (Canvas canvas = new Canvas(WIDTH, height, ChartTheme.BACKGROUND)) {
            title(canvas, title);
            int index = 0;
            for (Map.Entry<String, List<Point>> entry : series.entrySet()) {
                int left = index % COLUMNS * PANEL_WIDTH + LEFT;
                int top = LEGEND + index / COLUMNS * PANEL_HEIGHT + PANEL_HEAD;
                canvas.text(ChartTheme.LEGEND, entry.getKey(), left, top - 16.0);
                Rectangle plot =
                        new Rectangle(left, top, PANEL_WIDTH - LEFT - RIGHT, PANEL_HEIGHT - PANEL_HEAD - BOTTOM);
                new Chart(canvas, Ticks.showing(entry.getValue()), plot, STEP)
                        .draw(Map.of(entry.getKey(), entry.getValue()), index);
                index++;
            }
            return canvas.png();
        }
    }

    /**
     * One line a series over learning rates, which are on a logarithmic axis, as a PNG of 1120x630 pixels.
     *
     * @param marks rates to point out, by their label
     */
    public static byte[] overRates(
            String title, String yLabel, Map<String, List<Point>> series, Map<String, Double> marks) {
        Legal.required("series", series);
        return single(title, yLabel, series, Ticks.overRates(series), "learning rate", marks);
    }

    private static byte[] single(
            String title,
            String yLabel,
            Map<String, List<Point>> series,
            Ticks ticks,
            String along,
            Map<String, Double> marks) {
        Legal.text("title", title);
        Legal.text("yLabel", yLabel);
        try (Canvas canvas = new Canvas(WIDTH, HEIGHT, ChartTheme.BACKGROUND)) {
            title(canvas, title);
            Legend legend = new Legend(series.keySet(), WIDTH - LEFT - RIGHT);
            legend.draw(canvas, LEFT, LEGEND);
            int top = HEAD + legend.height();
            canvas.text(ChartTheme.LABEL, yLabel, LEFT, top - 14);
            Rectangle plot = new Rectangle(LEFT, top, WIDTH - LEFT - RIGHT, HEIGHT - BOTTOM - top);
            Chart chart = new Chart(canvas, ticks, plot, along);
            chart.draw(series, 0);
            marks.forEach((label, rate) -> chart.mark(rate, label));
            return canvas.png();
        }
    }

    static void title(Canvas canvas, String title) {
        canvas.text(ChartTheme.TITLE, ChartTheme.TITLE.fitting(title, WIDTH - LEFT - RIGHT), LEFT, TITLE);
    }
}
