package io.refocus.learning.layer;

import java.util.Locale;

/**
 * First weights of the last two layers of a network that ends with a sigmoid, both transposed convolutions with a rectifier between
 * them, so that the network hands a picture on. A sigmoid bends: alone it returns its middle about unchanged and cuts off dark and bright.
 * The layer before it therefore takes every signal {@code count} times, each less another threshold, and the last one sums the
 * rectified copies to the signal's logit, linear between thresholds. These are the squares of sines of even steps, closest near
 * 0 and 1, where the logit is steep.
 *
 * @param signals channels of the layer between the two that the picture needs: colours times pixels of the last layer's square
 * @param count copies of each, at least 2; the sigmoid of the sum is off by at most {@code 1.25 / count^2}
 */
public record LogitKnots(int signals, int count) {
    /** The sum's value at 0 is the logit of this share of the first threshold above it. */
    private static final double EDGE = 0.25;

    public LogitKnots {
        if (signals < 1 || count < 2)
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT, "%d knots for each of %d signals; expected two or more", count, signals));
    }

    /** Weights of the layer before the last, {@code [deep, shallow, k, k]}; outputs beyond the copies start random. */
    public Initialiser copies(int deep, int shallow, Geometry geometry) {
        return new Copies(this, new DiracWeights(deep, shallow, geometry, true));
    }

    /** Its bias. */
    public Initialiser thresholds() {
        return new Thresholds(this);
    }

    /** Weights of the last layer, {@code [deep, shallow, k, k]}. */
    public Initialiser sums(int deep, int shallow, Geometry geometry) {
        return new Sums(this, new DiracWeights(deep, shallow, geometry, true));
    }

    /** Its bias. */
    public Initialiser floor() {
        return new Initialiser.Constant(logit(0));
    }

    double threshold(int knot) {
        double sine = Math.sin(Math.PI / 2 * knot / count);
        return sine * sine;
    }

    /** The logit at a threshold; at 0 and 1, where it is infinite, that of a value near them. */
    double logit(int knot) {
        double edge = EDGE * threshold(1);
        double value = Math.min(Math.max(threshold(knot), edge), 1 - edge);
        return Math.log(value / (1 - value));
    }

    /** By how much the slope changes at a threshold. */
    double bend(int knot) {
        return slope(knot) - (knot == 0 ? 0 : slope(knot - 1));
    }

    private double slope(int knot) {
        return (logit(knot + 1) - logit(knot)) / (threshold(knot + 1) - threshold(knot));
    }

    /** Copy {@code k} of signal {@code s} is channel {@code k signals + s}. */
    record Copies(LogitKnots knots, DiracWeights layer) implements Initialiser {
        @Override
        public float[] values(long seed, int length) {
            float[] values = layer.randomFrom(knots.signals * knots.count, seed, length);
            int square = layer.geometry().stride() * layer.geometry().stride();
            for (int channel = 0; channel < knots.signals * square; channel++)
                for (int knot = 0; knot < knots.count; knot++)
                    layer.put(values, channel, knot * knots.signals + channel / square, channel, 1);
            return values;
        }
    }

    record Thresholds(LogitKnots knots) implements Initialiser {
        @Override
        public float[] values(long seed, int length) {
            float[] values = new float[length];
            for (int i = 0; i < knots.signals * knots.count; i++)
                values[i] = (float) (0 - knots.threshold(i / knots.signals));
            return values;
        }
    }

    record Sums(LogitKnots knots, DiracWeights layer) implements Initialiser {
        @Override
        public float[] values(long seed, int length) {
            float[] values = layer.randomFrom(layer.shallow(), seed, length);
            int square = layer.geometry().stride() * layer.geometry().stride();
            for (int knot = 0; knot < knots.count; knot++)
                for (int signal = 0; signal < knots.signals; signal++)
                    layer.put(values, knot * knots.signals + signal, signal / square, signal, knots.bend(knot));
            return values;
        }
    }
}
