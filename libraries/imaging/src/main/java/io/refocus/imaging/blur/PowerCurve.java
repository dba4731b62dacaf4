package io.refocus.imaging.blur;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * {@code x^exponent} on {@code [0, 1]} by table: to a relative 2e-6 for exponents from 0.25 to 4, in a tenth of {@code pow}'s time
 * and, the table being made with {@link StrictMath}, the same bits everywhere.
 *
 * <p>The table is indexed by the exponent and the ten leading bits of the argument's fraction, so small values are as exact as large ones.
 */
final class PowerCurve {
    private static final int LOWEST =
            -24; // below 2^-24, a thousandth of one 8-bit step in linear light, the curve is a line to 0
    private static final int STEPS = 1 << 10;
    private static final int SHIFT = 23 - 10;
    private static final int FIRST_BITS = (127 + LOWEST) << 23;

    private static final int MOST_KNOWN = 16;
    private static final Map<Double, PowerCurve> KNOWN = new ConcurrentHashMap<>();

    private final float[] value = new float[-LOWEST * STEPS + 2];
    private final float lowest;

    /** Tables are kept: a run uses one or two exponents, thousands of times. */
    static PowerCurve of(double exponent) {
        if (KNOWN.size() > MOST_KNOWN) {
            KNOWN.clear();
        }
        return KNOWN.computeIfAbsent(exponent, PowerCurve::new);
    }

    private PowerCurve(double exponent) {
        for (int i = 0; i < value.length; i++) {
            double x = Float.intBitsToFloat(FIRST_BITS + (i << SHIFT));
            value[i] = (float) StrictMath.pow(x, exponent);
        }
        lowest = Float.intBitsToFloat(FIRST_BITS);
    }

    /** Replaces every value, clipped to {@code [0, 1]} first. */
    void apply(float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = at(values[i]);
        }
    }

    float at(float x) {
        if (x >= 1) {
            return 1;
        }
        if (!(x >= lowest)) {
            return x > 0 ? value[0] * (x / lowest) : 0;
        }
        int bits = Float.floatToRawIntBits(x) - FIRST_BITS;
        int index = bits >> SHIFT;
        float part = (bits & ((1 << SHIFT) - 1)) * (1f / (1 << SHIFT));
        return value[index] + part * (value[index + 1] - value[index]);
    }
}
