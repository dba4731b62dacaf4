package io.refocus.imaging.sheet;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Where values lie along an axis. */
sealed interface Scale {
    double MOST_MAGNITUDE = 1e15; // of a value that is shown: no loss or PSNR comes near it

    /** The marks inside the scale, a few of them. */
    double[] marks();

    /** The position of a value: 0 at the lower end, 1 at the upper, also for what lies beyond them. */
    double place(double value);

    String label(double mark);

    /** A place for each name, in their order: values are their numbers. */
    static Scale of(List<String> names) {
        return new Names(List.copyOf(names));
    }

    /** Whether a value has a place on a scale. */
    static boolean shown(double value) {
        return Math.abs(value) <= MOST_MAGNITUDE;
    }

    /** Holds every value; its ends are round numbers where asked for. */
    static Linear over(double[] values, boolean roundEnds) {
        return Linear.between(
                Arrays.stream(values).min().orElse(0),
                Arrays.stream(values).max().orElse(1),
                roundEnds);
    }

    /** Logarithmic over positive values. */
    static Scale overDecades(double[] values) {
        double least = Arrays.stream(values).min().orElse(1e-6);
        double most = Arrays.stream(values).max().orElse(1);
        return Logarithmic.between(least, Math.max(most, 10 * least));
    }

    /**
     * Shows what a noisy curve does: logarithmic for positive values that span decades, otherwise linear over all but the
     * outermost hundredth on each side, the last value included. Few values are all inside.
     */
    static Scale showing(double[] values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        if (sorted.length < Linear.FEW) {
            return sorted.length > 0
                            && sorted[0] > 0
                            && sorted[sorted.length - 1] / sorted[0] >= Logarithmic.LEAST_RATIO
                    ? Logarithmic.between(sorted[0], sorted[sorted.length - 1])
                    : over(values, true);
        }
        double last = values[values.length - 1];
        double low = Math.min(last, sorted[sorted.length / 100]);
        double high = Math.max(last, sorted[sorted.length - 1 - sorted.length / 100]);
        if (sorted[0] > 0 && sorted[sorted.length - 1] / sorted[0] >= Logarithmic.LEAST_RATIO) {
            return Logarithmic.between(low, sorted[sorted.length - 1]);
        }
        double room = Linear.ROOM * (high - low);
        return Linear.between(Math.max(sorted[0], low - room), Math.min(sorted[sorted.length - 1], high + room), true);
    }

    /**
     * From {@code low} to {@code high} with a mark at every multiple of {@code step}.
     *
     * @param step one of 1, 2, 5 times a power of ten
     */
    record Linear(double low, double high, double step) implements Scale {
        private static final int MARKS = 6;
        private static final double LEAST_RANGE = 1e-9; // relative to the values: below it they count as one value
        private static final int FEW = 50;
        private static final double ROOM = 0.1;

        private static Linear between(double lowest, double highest, boolean roundEnds) {
            double least = lowest;
            double most = highest;
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
                    ? new Linear(Math.floor(least / step) * step, Math.ceil(most / step) * step, step)
                    : new Linear(least, most, step);
        }

        @Override
        public double[] marks() {
            long first = (long) Math.ceil(low / step - 1e-9);
            long last = (long) Math.floor(high / step + 1e-9);
            return LongStream.rangeClosed(first, last)
                    .mapToDouble(i -> i * step)
                    .toArray();
        }

        @Override
        public double place(double value) {
            return Math.max(0, Math.min(1, (value - low) / (high - low)));
        }

        @Override
        public String label(double mark) {
            int decimals = (int) Math.max(0, Math.min(12, -Math.floor(Math.log10(step) + 1e-9)));
            return String.format(Locale.ROOT, "%,." + decimals + "f", mark == 0 ? 0.0 : mark);
        }
    }

    /**
     * From one power of ten to another.
     *
     * @param lowest exponent of the lower end
     * @param highest exponent of the upper end, greater
     */
    record Logarithmic(int lowest, int highest) implements Scale {
        private static final double LEAST_RATIO = 50; // of the greatest to the least value
        private static final int MARKS = 8;
        private static final int LOWEST = -300;

        private static Logarithmic between(double least, double most) {
            int lowest = Math.max(LOWEST, (int) Math.floor(Math.log10(least)));
            return new Logarithmic(lowest, Math.max(lowest + 1, (int) Math.ceil(Math.log10(most))));
        }

        @Override
        public double[] marks() {
            int every = 1 + (highest - lowest) / MARKS;
            return IntStream.rangeClosed(0, (highest - lowest) / every)
                    .mapToDouble(i -> Math.pow(10, lowest + i * every))
                    .toArray();
        }

        @Override
        public double place(double value) {
            return value <= 0 ? 0 : Math.max(0, Math.min(1, (Math.log10(value) - lowest) / (highest - lowest)));
        }

        @Override
        public String label(double mark) {
            int exponent = (int) Math.round(Math.log10(mark));
            return exponent >= -3 && exponent <= 4
                    ? String.format(Locale.ROOT, "%,." + Math.max(0, -exponent) + "f", mark)
                    : "1e" + exponent;
        }
    }

    /** Names instead of numbers, with half a place of room at both ends. */
    record Names(List<String> names) implements Scale {
        @Override
        public double[] marks() {
            return IntStream.range(0, names.size()).asDoubleStream().toArray();
        }

        @Override
        public double place(double value) {
            return Math.max(0, Math.min(1, (value + 0.5) / Math.max(1, names.size())));
        }

        @Override
        public String label(double mark) {
            return names.get((int) mark);
        }
    }
}
