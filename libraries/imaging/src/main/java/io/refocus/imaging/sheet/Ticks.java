package io.refocus.imaging.sheet;

import io.refocus.imaging.sheet.Curves.Point;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * Two scales that hold every value that can be shown, their ends and marks on round numbers.
 *
 * @param x over steps
 * @param y over values
 */
record Ticks(Scale x, Scale y) {

    static Ticks of(Map<String, List<Point>> series) {
        List<Point> points = series.values().stream()
                .flatMap(Collection::stream)
                .filter(p -> Scale.shown(p.value()))
                .toList();
        return new Ticks(
                Scale.over(points.stream().mapToDouble(Point::step).toArray(), false),
                Scale.over(points.stream().mapToDouble(Point::value).toArray(), true));
    }

    /**
     * A scale from {@code low} to {@code high} with a mark at every multiple of {@code step}.
     *
     * @param step one of 1, 2, 5 times a power of ten
     */
    record Scale(double low, double high, double step) {
        private static final int MARKS = 6;
        private static final double MOST_MAGNITUDE = 1e15; // of a value that is shown: no loss or PSNR comes near it
        private static final double LEAST_RANGE = 1e-9; // relative to the values: below it they count as one value

        /** Whether a value has a place on a scale. */
        static boolean shown(double value) {
            return Math.abs(value) <= MOST_MAGNITUDE;
        }

        static Scale over(double[] values, boolean roundEnds) {
            double least = Arrays.stream(values).min().orElse(0);
            double most = Arrays.stream(values).max().orElse(1);
            double magnitude = Math.max(Math.abs(least), Math.abs(most));
            if (most - least <= LEAST_RANGE * magnitude) {
                double room = Math.max(Math.abs(least) * 0.05, roundEnds ? 0.05 : 1);
                least -= roundEnds ? room : 0;
                most += room;
            }
            double rough = (most - least) / MARKS;
            double power = Math.pow(10, Math.floor(Math.log10(rough)));
            double part = rough / power;
            double step = power * (part <= 1 ? 1 : part <= 2 ? 2 : part <= 5 ? 5 : 10);
            return roundEnds
                    ? new Scale(Math.floor(least / step) * step, Math.ceil(most / step) * step, step)
                    : new Scale(least, most, step);
        }

        /** The marks inside the scale. */
        double[] marks() {
            long first = (long) Math.ceil(low / step - 1e-9);
            long last = (long) Math.floor(high / step + 1e-9);
            return LongStream.rangeClosed(first, last)
                    .mapToDouble(i -> i * step)
                    .toArray();
        }

        /** The position of a value: 0 at {@code low}, 1 at {@code high}. */
        double place(double value) {
            return (value - low) / (high - low);
        }

        String label(double mark) {
            int decimals = (int) Math.max(0, Math.min(12, -Math.floor(Math.log10(step) + 1e-9)));
            return String.format(Locale.ROOT, "%,." + decimals + "f", mark == 0 ? 0.0 : mark);
        }
    }
}
