package io.refocus.search.space;

import java.math.BigDecimal;
import java.math.MathContext;

/** Drawn numbers have {@value #DIGITS} significant digits: they can be read, and equal ones have equal text. */
final class Significant {
    static final int DIGITS = 6;

    private static final MathContext ROUNDING = new MathContext(DIGITS);

    private Significant() {}

    static double round(double value) {
        return new BigDecimal(value).round(ROUNDING).doubleValue();
    }

    /** Rounded, but not past an end of the range. */
    static double round(double value, double low, double high) {
        return Math.min(high, Math.max(low, round(value)));
    }
}
