package io.refocus.imaging.sheet;

import java.awt.Color;
import java.util.Locale;

/** Sizes and colours of the contact sheet, on a dark background. */
final class SheetTheme {
    static final int MARGIN = 36;
    static final int CELL = 336;
    static final int GUTTER = 12;
    static final int WIDTH = 2 * MARGIN + 3 * CELL + 2 * GUTTER;

    static final Color BACKGROUND = new Color(0x15171B);
    static final Color RULE = new Color(0x2C3038);
    static final Color TEXT = new Color(0xECEEF1);
    static final Color MUTED = new Color(0x969CA6);
    static final Color GAIN = new Color(0x6EDCA0);
    static final Color LOSS = new Color(0xFF8A7A);

    static final TextStyle TITLE = new TextStyle(Lettering.BOLD, 27, TEXT);
    static final TextStyle NAME = new TextStyle(Lettering.BOLD, 16, TEXT);
    static final TextStyle BODY = new TextStyle(Lettering.REGULAR, 16, MUTED);

    private SheetTheme() {}

    static int cellLeft(int column) {
        return MARGIN + column * (CELL + GUTTER);
    }

    static String decibels(double value) {
        return Double.isInfinite(value) ? (value < 0 ? "-∞ dB" : "∞ dB") : String.format(Locale.ROOT, "%.2f dB", value);
    }

    static String gain(double value) {
        return (value > 0 ? "+" : "") + decibels(value);
    }

    static Color gainColour(double value) {
        return value > 0 ? GAIN : value < 0 ? LOSS : MUTED;
    }
}
