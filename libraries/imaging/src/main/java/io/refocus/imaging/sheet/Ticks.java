package io.refocus.imaging.sheet;

import io.refocus.imaging.sheet.Curves.Point;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The scales of one chart.
 *
 * @param x over steps or rates
 * @param y over values
 */
record Ticks(Scale x, Scale y) {

    /** Scales that hold every value that can be shown, the ends of the values' on round numbers. */
    static Ticks of(Map<String, List<Point>> series) {
        List<Point> points =
                shown(series.values().stream().flatMap(Collection::stream).toList());
        return new Ticks(steps(points), Scale.over(values(points), true));
    }

    /** Scales that show what a noisy curve does, {@link Scale#showing}. */
    static Ticks showing(List<Point> curve) {
        List<Point> points = shown(curve);
        return new Ticks(steps(points), Scale.showing(values(points)));
    }

    /** A logarithmic scale of rates, and one of values that shows what the noisier curve does. */
    static Ticks overRates(Map<String, List<Point>> series) {
        List<Point> points =
                shown(series.values().stream().flatMap(Collection::stream).toList());
        double[] rates = points.stream().mapToDouble(Point::at).toArray();
        return new Ticks(Scale.overDecades(rates), Scale.showing(values(points)));
    }

    private static List<Point> shown(List<Point> points) {
        return points.stream().filter(point -> Scale.shown(point.value())).toList();
    }

    private static Scale steps(List<Point> points) {
        return Scale.over(points.stream().mapToDouble(Point::at).toArray(), false);
    }

    private static double[] values(List<Point> points) {
        return points.stream().mapToDouble(Point::value).toArray();
    }
}
