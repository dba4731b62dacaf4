package io.refocus.imaging.sheet;

import java.awt.geom.Ellipse2D;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * The names of the series with their colours, in as many lines as they need; names beyond the fourth line are only
 * counted.
 */
final class Legend {
    static final int LINE = 25;

    private static final int MOST_LINES = 4;
    private static final double DOT = 11;
    private static final double INDENT = 18;
    private static final double BETWEEN = 28;

    private record Entry(String name, int series, double x, int line) {}

    private final List<Entry> entries = new ArrayList<>();

    Legend(Collection<String> names, double room) {
        double x = 0;
        int line = 0;
        int series = 0;
        for (String name : names) {
            double width = INDENT + ChartTheme.LEGEND.width(name);
            if (x > 0 && x + width > room) {
                x = 0;
                line++;
            }
            if (line == MOST_LINES) {
                entries.add(
                        new Entry(String.format(Locale.ROOT, "and %d more", names.size() - series), series, 0, line));
                return;
            }
            entries.add(new Entry(ChartTheme.LEGEND.fitting(name, room - INDENT), series++, x, line));
            x += width + BETWEEN;
        }
    }

    int height() {
        return entries.isEmpty() ? 0 : (entries.get(entries.size() - 1).line + 1) * LINE;
    }

    void draw(Canvas canvas, double left, double top) {
        for (Entry entry : entries) {
            double x = left + entry.x;
            double baseline = top + entry.line * LINE;
            if (entry.line < MOST_LINES) {
                canvas.fill(ChartTheme.series(entry.series), new Ellipse2D.Double(x, baseline - DOT, DOT, DOT));
            }
            canvas.text(ChartTheme.LEGEND, entry.name, x + INDENT, baseline);
        }
    }
}
