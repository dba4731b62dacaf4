package io.refocus.imaging.sheet;

import java.awt.Color;

/**
 * Colours and lettering of curves. The series colours are those of Okabe and Ito, which colour-blind readers can
 * distinguish.
 */
final class ChartTheme {
    static final Color BACKGROUND = Color.WHITE;
    static final Color GRID = new Color(0xE6E8EB);
    static final Color TEXT = new Color(0x1F2328);
    static final Color MUTED = new Color(0x656D76);

    static final TextStyle TITLE = new TextStyle(Lettering.BOLD, 24, TEXT);
    static final TextStyle LABEL = new TextStyle(Lettering.REGULAR, 15, MUTED);
    static final TextStyle LEGEND = new TextStyle(Lettering.REGULAR, 16, TEXT);

    private static final Color[] SERIES = {
        new Color(0x0072B2),
        new Color(0xD55E00),
        new Color(0x009E73),
        new Color(0xCC79A7),
        new Color(0xE69F00),
        new Color(0x56B4E9),
        new Color(0x1F2328)
    };

    private ChartTheme() {}

    static Color series(int index) {
        return SERIES[index % SERIES.length];
    }
}
