package io.refocus.search.space;

import io.refocus.documents.IllegalValueException;
import java.util.List;
import java.util.Optional;

/** The arithmetic of ranges. */
final class Ends {
    private Ends() {}

    static void check(String key, double low, double high) {
        if (!(low < high && Double.isFinite(high - low))) {
            throw new IllegalValueException(key, List.of(low, high), "a lower and a higher number");
        }
    }

    static Optional<Object> within(Object value, double low, double high) {
        return value instanceof Number number && number.doubleValue() >= low && number.doubleValue() <= high
                ? Optional.of(number.doubleValue())
                : Optional.empty();
    }

    static double clamp(double unit) {
        return Math.min(1, Math.max(0, unit));
    }

    /** The one of so many equal cells that a place lies in. */
    static int cell(double unit, int cells) {
        return Math.min(cells - 1, (int) (unit * cells));
    }
}
