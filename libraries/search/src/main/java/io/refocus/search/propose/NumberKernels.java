package io.refocus.search.propose;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.special.Erf;

/**
 * Normal densities cut off at 0 and 1. Each is as wide as the farther of its two neighbours is away; those at either end look to
 * their one neighbour alone. None is narrower than the magic clip of Bergstra et al., and the prior is as wide as the interval.
 */
final class NumberKernels implements Kernels {
    private static final double NARROWEST_OF_MANY = 100;
    private static final double ROOT_OF_2 = StrictMath.sqrt(2);
    private static final double LOG_OF_ROOT_OF_2_PI = 0.5 * StrictMath.log(2 * Math.PI);

    private final double[] centres;
    private final double[] widths;
    private final double[] logMasses; // within 0 and 1
    private final int cells; // 0 for a continuum

    private NumberKernels(double[] centres, double[] widths, int cells) {
        this.centres = centres;
        this.widths = widths;
        this.cells = cells;
        this.logMasses = IntStream.range(0, centres.length)
                .mapToDouble(i -> StrictMath.log(mass(-centres[i] / widths[i], (1 - centres[i]) / widths[i])))
                .toArray();
    }

    static NumberKernels around(double[] places, int cells) {
        double[] centres = Arrays.copyOf(places, places.length + 1);
        centres[places.length] = 0.5;
        double[] widths = Arrays.copyOf(widths(places), places.length + 1);
        widths[places.length] = 1;
        return new NumberKernels(centres, widths, cells);
    }

    static double[] widths(double[] places) {
        int count = places.length;
        int[] order = IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> places[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double narrowest = 1 / Math.min(NARROWEST_OF_MANY, count + 2.0);
        double[] widths = new double[count];
        for (int rank = 0; rank < count; rank++) {
            double own = places[order[rank]];
            double left = own - (rank == 0 ? 0 : places[order[rank - 1]]);
            double right = (rank == count - 1 ? 1 : places[order[rank + 1]]) - own;
            double width = Math.max(left, right);
            if (count > 1 && rank == 0) {
                width = right;
            } else if (count > 1 && rank == count - 1) {
                width = left;
            }
            widths[order[rank]] = Math.min(1, Math.max(narrowest, width));
        }
        return widths;
    }

    /** By rejection: a centre lies within 0 and 1 and a width is at most 1, so a third or more are taken. */
    @Override
    public double sample(int kernel, RandomGenerator random) {
        double place;
        do {
            place = centres[kernel] + widths[kernel] * random.nextGaussian();
        } while (!(place >= 0 && place <= 1));
        return cells == 0 ? place : (cell(place) + 0.5) / cells;
    }

    @Override
    public double logDensity(int kernel, double place) {
        double width = widths[kernel];
        double away = (place - centres[kernel]) / width;
        if (cells == 0) {
            return -0.5 * away * away - LOG_OF_ROOT_OF_2_PI - StrictMath.log(width) - logMasses[kernel];
        }
        double half = 0.5 / cells / width;
        return StrictMath.log(mass(away - half, away + half)) - logMasses[kernel];
    }

    /** Of the standard normal density between two places, on the side where little is lost. */
    private static double mass(double from, double to) {
        return from > 0
                ? 0.5 * (Erf.erfc(from / ROOT_OF_2) - Erf.erfc(to / ROOT_OF_2))
                : 0.5 * (Erf.erfc(-to / ROOT_OF_2) - Erf.erfc(-from / ROOT_OF_2));
    }

    private int cell(double place) {
        return Math.min(cells - 1, (int) (place * cells));
    }
}
