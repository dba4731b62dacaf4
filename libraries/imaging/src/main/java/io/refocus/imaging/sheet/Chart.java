package io.refocus.imaging.sheet;

import io.refocus.imaging.sheet.Curves.Point;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.List;
import java.util.Map;

/** Axes, lines and legend of one set of curves. */
final class Chart {
    static final int WIDTH = 1120;
    static final int HEIGHT = 630;

    private static final int LEFT = 96;
    private static final int RIGHT = 36;
    private static final int HEAD = 94; // above the plot, the legend not counted
    private static final int BOTTOM = 66;
    private static final double LINE = 2.2;
    private static final double DOT = 3.2; // radius
    private static final int MOST_DOTS = 40; // longer series are lines only

    private final Canvas canvas;
    private final Ticks ticks;
    private int top;

    Chart(Canvas canvas, Ticks ticks) {
        this.canvas = canvas;
        this.ticks = ticks;
    }

    void draw(String title, String yLabel, Map<String, List<Point>> series) {
        canvas.text(ChartTheme.TITLE, ChartTheme.TITLE.fitting(title, WIDTH - LEFT - RIGHT), LEFT, 44);
        Legend legend = new Legend(series.keySet(), WIDTH - LEFT - RIGHT);
        legend.draw(canvas, LEFT, 72);
        top = HEAD + legend.height();
        canvas.text(ChartTheme.LABEL, yLabel, LEFT, top - 14);
        axes();
        int index = 0;
        for (List<Point> points : series.values()) {
            line(points, ChartTheme.series(index++));
        }
    }

    private void axes() {
        for (double mark : ticks.y().marks()) {
            String label = ticks.y().label(mark);
            canvas.line(ChartTheme.GRID, 1, LEFT, y(mark), WIDTH - RIGHT, y(mark));
            canvas.text(ChartTheme.LABEL, label, LEFT - 12 - ChartTheme.LABEL.width(label), y(mark) + 5);
        }
        for (double mark : ticks.x().marks()) {
            String label = ticks.x().label(mark);
            canvas.line(ChartTheme.MUTED, 1, x(mark), HEIGHT - BOTTOM, x(mark), HEIGHT - BOTTOM + 5);
            canvas.text(ChartTheme.LABEL, label, x(mark) - ChartTheme.LABEL.width(label) / 2, HEIGHT - BOTTOM + 24);
        }
        canvas.line(ChartTheme.MUTED, 1, LEFT, HEIGHT - BOTTOM, WIDTH - RIGHT, HEIGHT - BOTTOM);
        canvas.text(ChartTheme.LABEL, "step", WIDTH - RIGHT - ChartTheme.LABEL.width("step"), HEIGHT - 16);
    }

    private void line(List<Point> points, Color colour) {
        Path2D path = new Path2D.Double();
        boolean pen = false;
        for (Point point : points) {
            boolean shown = Ticks.Scale.shown(point.value());
            if (shown && pen) {
                path.lineTo(x(point.step()), y(point.value()));
            } else if (shown) {
                path.moveTo(x(point.step()), y(point.value()));
            }
            if (shown && points.size() <= MOST_DOTS) {
                canvas.fill(
                        colour, new Ellipse2D.Double(x(point.step()) - DOT, y(point.value()) - DOT, 2 * DOT, 2 * DOT));
            }
            pen = shown;
        }
        canvas.outline(colour, LINE, path);
    }

    private double x(double step) {
        return LEFT + ticks.x().place(step) * (WIDTH - LEFT - RIGHT);
    }

    private double y(double value) {
        return HEIGHT - BOTTOM - ticks.y().place(value) * (HEIGHT - top - BOTTOM);
    }
}
