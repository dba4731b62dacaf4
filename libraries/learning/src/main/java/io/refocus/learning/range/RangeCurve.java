package io.refocus.learning.range;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The losses of a ramp (Smith, arXiv:1506.01186). The ramp has blown up at the first step whose loss is not finite or whose
 * smoothed loss is further above the first tenth's than four times what the loss had won until then, or than four of that
 * tenth's standard deviations, whichever is more; so it does not matter whether a loss is a square or in dB.
 */
public final class RangeCurve {
    private static final double KEPT = 0.95;
    private static final double MARGIN = 4;
    private static final double SIGNIFICANT = 3;

    private final List<RangePoint> points = new ArrayList<>();
    private final int opening;
    private double weighted;
    private double weights;

    /** @param steps of the whole ramp */
    public RangeCurve(int steps) {
        opening = Math.max(5, steps / 10);
    }

    /** Adds a step; rates must rise. */
    public void add(double rate, double loss) {
        weighted = KEPT * weighted + loss;
        weights = KEPT * weights + 1;
        points.add(new RangePoint(rate, loss, weighted / weights));
    }

    public List<RangePoint> points() {
        return List.copyOf(points);
    }

    /** The step added last. */
    public RangePoint last() {
        return points.get(points.size() - 1);
    }

    /** The rate of the last step, if the loss blew up there. */
    public Optional<Double> blownUpAt() {
        if (points.isEmpty()) {
            return Optional.empty();
        }
        RangePoint last = last();
        if (!Double.isFinite(last.loss())) {
            return Optional.of(last.rate());
        }
        if (points.size() <= opening) {
            return Optional.empty();
        }
        double first = first();
        double won = first - lowest();
        double allowed = first + MARGIN * Math.max(won, deviation());
        return last.smoothed() > allowed ? Optional.of(last.rate()) : Optional.empty();
    }

    /**
     * The rate at which the loss fell fastest before its lowest: the middle of the window, a tenth of the ramp, whose second half
     * is furthest below its first; empty if no fall is three times what the first tenth's noise makes of two such halves.
     */
    public Optional<Double> steepestFall() {
        int half = opening / 2;
        double steepest = -SIGNIFICANT * deviation() * Math.sqrt(2.0 / half);
        Optional<Double> found = Optional.empty();
        for (int middle = half; middle + half <= bottom() + 1; middle++) {
            double fall = mean(middle, middle + half) - mean(middle - half, middle);
            if (fall < steepest) {
                steepest = fall;
                found = Optional.of(points.get(middle).rate());
            }
        }
        return found;
    }

    /** What to use: the lower of the steepest fall and a tenth of the rate that blew up; empty if there was neither. */
    public Optional<RateSuggestion> suggestion() {
        return RateSuggestion.of(steepestFall(), blownUpAt());
    }

    private double first() {
        return points.get(opening - 1).smoothed();
    }

    private double lowest() {
        return points.get(bottom()).smoothed();
    }

    /** Index of the lowest smoothed loss after the first tenth. */
    private int bottom() {
        int bottom = Math.min(opening, points.size()) - 1;
        for (int i = opening; i < points.size(); i++) {
            if (points.get(i).smoothed() < points.get(bottom).smoothed()) {
                bottom = i;
            }
        }
        return bottom;
    }

    private double mean(int from, int to) {
        return points.subList(from, to).stream()
                .mapToDouble(RangePoint::loss)
                .average()
                .orElseThrow();
    }

    /** Standard deviation of the losses in the first tenth. */
    private double deviation() {
        int count = Math.min(opening, points.size());
        double mean = mean(0, count);
        double squares = points.subList(0, count).stream()
                .mapToDouble(point -> (point.loss() - mean) * (point.loss() - mean))
                .sum();
        return Math.sqrt(squares / count);
    }
}
