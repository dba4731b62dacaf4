package io.refocus.imaging.sheet;

import io.refocus.imaging.sheet.Curves.Point;
import java.awt.Color;
import java.awt.Rectangle;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.List;
import java.util.Map;

/**
 * Axes and lines of one set of curves.
 *
 * @param plot the rectangle between the axes, in pixels
 * @param along what the horizontal axis counts
 */
record Chart(Canvas canvas, Ticks ticks, Rectangle plot, String along) {
    private static final double LINE = 2.2;
    private static final double DOT = 3.2; // radius
    private static final int MOST_DOTS = 40; // longer series are lines only

    /** @param firstColour number of the first series' colour */
    void draw(Map<String, List<Point>> series, int firstColour) {
        axes();
        int index = firstColour;
        for (List<Point> points : series.values()) {
            line(points, ChartTheme.series(index++));
        }
    }

    /** Single values, without lines between them. */
    void scatter(List<Point> points, Color colour) {
        axes();
        for (Point point : points) {
            if (Scale.shown(point.value())) {
                dot(point, colour);
            }
        }
    }

    private void dot(Point point, Color colour) {
        canvas.fill(colour, new Ellipse2D.Double(x(point.at()) - DOT, y(point.value()) - DOT, 2 * DOT, 2 * DOT));
    }

    /** A line over the whole height, with a label at its upper end. */
    void mark(double at, String label) {
        canvas.line(ChartTheme.MUTED, 1, x(at), plot.y, x(at), plot.y + plot.height);
        canvas.text(ChartTheme.LABEL, label, x(at) + 6, plot.y + 16.0);
    }

    private void axes() {
        int right = plot.x + plot.width;
        int bottom = plot.y + plot.height;
        for (double mark : ticks.y().marks()) {
            String label = ticks.y().label(mark);
            canvas.line(ChartTheme.GRID, 1, plot.x, y(mark), right, y(mark));
            canvas.text(ChartTheme.LABEL, label, plot.x - 12 - ChartTheme.LABEL.width(label), y(mark) + 5);
        }
        double[] marks = ticks.x().marks();
        double room = (double) plot.width / Math.max(1, marks.length - 1);
        for (double mark : marks) {
            String label = ChartTheme.LABEL.fitting(ticks.x().label(mark), room);
            canvas.line(ChartTheme.MUTED, 1, x(mark), bottom, x(mark), bottom + 5);
            canvas.text(ChartTheme.LABEL, label, x(mark) - ChartTheme.LABEL.width(label) / 2, bottom + 24);
        }
        canvas.line(ChartTheme.MUTED, 1, plot.x, bottom, right, bottom);
        canvas.text(ChartTheme.LABEL, along, right - ChartTheme.LABEL.width(along), bottom + 50);
    }

    private void line(List<Point> points, Color colour) {
        Path2D path = new Path2D.Double();
        boolean pen = false;
        for (Point point : points) {
            boolean shown = Scale.shown(point.value());
            if (shown && pen) {
                path.lineTo(x(point.at()), y(point.value()));
            } else if (shown) {
                path.moveTo(x(point.at()), y(point.value()));
            }
            if (shown && points.size() <= MOST_DOTS) {
                dot(point, colour);
            }
            pen = shown;
        }
        canvas.outline(colour, LINE, path);
    }

    private double x(double at) {
        return plot.x + ticks.x().place(at) * plot.width;
    }

    private double y(double value) {
        return plot.y + plot.height - ticks.y().place(value) * plot.height;
    }
}
