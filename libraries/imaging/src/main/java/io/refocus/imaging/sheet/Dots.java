package io.refocus.imaging.sheet;

import io.refocus.documents.Legal;
import io.refocus.imaging.sheet.Curves.Point;
import java.awt.Rectangle;
import java.util.List;
import java.util.Map;

/** Single values over something else, a small chart for each thing. */
public final class Dots {
    private static final int COLUMNS = 2;
    private static final int PANEL_WIDTH = Curves.WIDTH / COLUMNS;
    private static final int PANEL_HEIGHT = 340;
    private static final int PANEL_HEAD = 44;

    private Dots() {}

    /** One value at a number, or at a name. */
    public record Dot(Object at, double value) {
        public Dot {
            Legal.required("at", at);
        }
    }

    /**
     * Small charts in two columns, as a PNG 1120 pixels wide. Where every dot is at a number, the axis is one of numbers, a logarithmic one if
     * they span decades; otherwise each name has its place. All charts have the same scale of values.
     */
    public static byte[] panels(String title, String yLabel, Map<String, List<Dot>> charts) {
        Legal.text("title", title);
        Legal.text("yLabel", yLabel);
        Legal.required("charts", charts);
        double[] values = charts.values().stream()
                .flatMap(List::stream)
                .mapToDouble(Dot::value)
                .filter(Scale::shown)
                .toArray();
        Scale y = Scale.over(values, true);
        int rows = (charts.size() + COLUMNS - 1) / COLUMNS;
        try (Canvas canvas =
                new Canvas(Curves.WIDTH, Curves.LEGEND + Math.max(1, rows) * PANEL_HEIGHT, ChartTheme.BACKGROUND)) {
            Curves.title(canvas, title);
            int index = 0;
            for (Map.Entry<String, List<Dot>> chart : charts.entrySet()) {
                int left = index % COLUMNS * PANEL_WIDTH + Curves.LEFT;
                int top = Curves.LEGEND + index / COLUMNS * PANEL_HEIGHT + PANEL_HEAD;
                canvas.text(ChartTheme.LABEL, yLabel, left, top - 16.0);
                Rectangle plot = new Rectangle(
                        left, top, PANEL_WIDTH - Curves.LEFT - Curves.RIGHT, PANEL_HEIGHT - PANEL_HEAD - Curves.BOTTOM);
                panel(canvas, plot, chart.getKey(), chart.getValue(), y);
                index++;
            }
            return canvas.png();
        }
    }

    private static void panel(Canvas canvas, Rectangle plot, String name, List<Dot> dots, Scale y) {
        Places places = Places.of(dots.stream().map(Dot::at).toList());
        List<Point> points = dots.stream()
                .map(dot -> new Point(places.number(dot.at()), dot.value()))
                .toList();
        new Chart(canvas, new Ticks(places.scale(), y), plot, name).scatter(points, ChartTheme.series(0));
    }

    /** Where numbers or names lie on an axis. */
    record Places(List<String> names, Scale scale) {
        static Places of(List<Object> at) {
            if (at.stream().allMatch(Number.class::isInstance)) {
                double[] numbers = at.stream()
                        .mapToDouble(number -> ((Number) number).doubleValue())
                        .toArray();
                return new Places(List.of(), Scale.showing(numbers));
            }
            List<String> names =
                    at.stream().map(Object::toString).distinct().sorted().toList();
            return new Places(names, Scale.of(names));
        }

        double number(Object at) {
            return names.isEmpty() ? ((Number) at).doubleValue() : names.indexOf(at.toString());
        }
    }
}
