package io.refocus.imaging.sheet;

import io.refocus.documents.Legal;
import io.refocus.imaging.sheet.Dots.Places;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Parallel coordinates: an axis for each parameter and one for the result, and a line across them for each trial. */
public final class ParallelAxes {
    private static final int TOP = 130;
    private static final int SIDE = 110;
    private static final double LINE = 1.6;
    private static final int NAME = 40; // of the axes' names above them

    private ParallelAxes() {}

    /**
     * One trial.
     *
     * @param at its number or name on each axis; it may lack some, and its line then passes them by
     */
    public record Line(Map<String, Object> at, double value) {}

    /** A PNG of 1120x630 pixels. Better lines are bluer and lie above the others. */
    public static byte[] png(String title, List<String> axes, String result, List<Line> lines) {
        Legal.text("title", title);
        Legal.text("result", result);
        List<Line> worstFirst = lines.stream()
                .filter(line -> Scale.shown(line.value))
                .sorted(Comparator.comparingDouble(Line::value))
                .toList();
        try (Canvas canvas = new Canvas(Curves.WIDTH, Curves.HEIGHT, ChartTheme.BACKGROUND)) {
            Curves.title(canvas, title);
            List<Places> places = new ArrayList<>();
            for (String axis : axes) {
                places.add(Places.of(worstFirst.stream()
                        .filter(line -> line.at.containsKey(axis))
                        .map(line -> line.at.get(axis))
                        .toList()));
            }
            places.add(Places.of(
                    worstFirst.stream().map(line -> (Object) line.value).toList()));
            for (int rank = 0; rank < worstFirst.size(); rank++) {
                Line line = worstFirst.get(rank);
                canvas.line(colour(rank, worstFirst.size()), LINE, path(line, axes, places));
            }
            for (int i = 0; i <= axes.size(); i++) {
                axis(canvas, x(i, axes), places.get(i).scale(), i < axes.size() ? axes.get(i) : result, axes.size());
            }
            return canvas.png();
        }
    }

    private static double[] path(Line line, List<String> axes, List<Places> places) {
        return IntStream.rangeClosed(0, axes.size())
                .filter(i -> i == axes.size() || line.at.containsKey(axes.get(i)))
                .boxed()
                .flatMap(i -> {
                    Object at = i == axes.size() ? (Object) line.value : line.at.get(axes.get(i));
                    return List.of(x(i, axes), y(places.get(i), at)).stream();
                })
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    private static void axis(Canvas canvas, double x, Scale scale, String name, int axes) {
        double room = (double) (Curves.WIDTH - 2 * SIDE) / Math.max(1, axes) - 12;
        String fitting = ChartTheme.LEGEND.fitting(name, room);
        canvas.text(ChartTheme.LEGEND, fitting, x - ChartTheme.LEGEND.width(fitting) / 2, TOP - NAME);
        canvas.line(ChartTheme.MUTED, 1, x, TOP, x, Curves.HEIGHT - Curves.BOTTOM);
        for (double mark : scale.marks()) {
            double y = y(scale.place(mark));
            String label = ChartTheme.LABEL.fitting(scale.label(mark), room / 2);
            canvas.line(ChartTheme.MUTED, 1, x - 4, y, x, y);
            canvas.text(ChartTheme.LABEL, label, x - 8 - ChartTheme.LABEL.width(label), y + 5);
        }
    }

    private static double x(int axis, List<String> axes) {
        return SIDE + (double) axis / Math.max(1, axes.size()) * (Curves.WIDTH - 2 * SIDE);
    }

    private static double y(Places places, Object at) {
        return y(places.scale().place(places.number(at)));
    }

    private static double y(double place) {
        return Curves.HEIGHT - Curves.BOTTOM - place * (Curves.HEIGHT - Curves.BOTTOM - TOP);
    }

    /** From a light grey for the worst to the first series' blue for the best. */
    private static Color colour(int rank, int count) {
        double share = count < 2 ? 1 : Math.pow((double) rank / (count - 1), 2);
        Color best = ChartTheme.series(0);
        Color worst = ChartTheme.GRID;
        return new Color(
                mixed(worst.getRed(), best.getRed(), share),
                mixed(worst.getGreen(), best.getGreen(), share),
                mixed(worst.getBlue(), best.getBlue(), share));
    }

    private static int mixed(int from, int to, double share) {
        return (int) Math.round(from + share * (to - from));
    }
}
