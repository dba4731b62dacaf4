package io.refocus.imaging.sheet;

import io.refocus.documents.Legal;
import java.awt.geom.Rectangle2D;
import java.util.Locale;
import java.util.Map;

/** Shares as horizontal bars. */
public final class Bars {
    private static final int ROW = 44;
    private static final int BAR = 24;
    private static final int NAMES = 400; // their room on the left
    private static final int AFTER = 80; // room for a percentage on the right

    private Bars() {}

    /** A bar for each share from 0 to 1, in the map's order, with its percentage, as a PNG 1120 pixels wide. */
    public static byte[] png(String title, Map<String, Double> shares) {
        Legal.text("title", title);
        Legal.required("shares", shares);
        try (Canvas canvas = new Canvas(
                Curves.WIDTH, Curves.LEGEND + Math.max(1, shares.size()) * ROW + ROW, ChartTheme.BACKGROUND)) {
            Curves.title(canvas, title);
            int top = Curves.LEGEND + ROW / 2;
            for (Map.Entry<String, Double> share : shares.entrySet()) {
                String name = ChartTheme.LEGEND.fitting(share.getKey(), NAMES - Curves.RIGHT - 12.0);
                double length = share.getValue() * (Curves.WIDTH - NAMES - AFTER);
                double baseline = top + BAR - 7.0;
                canvas.text(ChartTheme.LEGEND, name, NAMES - 12 - ChartTheme.LEGEND.width(name), baseline);
                canvas.fill(ChartTheme.series(0), new Rectangle2D.Double(NAMES, top, Math.max(1, length), BAR));
                canvas.text(
                        ChartTheme.LABEL,
                        String.format(Locale.ROOT, "%.0f %%", 100 * share.getValue()),
                        NAMES + length + 8,
                        baseline);
                top += ROW;
            }
            return canvas.png();
        }
    }
}
