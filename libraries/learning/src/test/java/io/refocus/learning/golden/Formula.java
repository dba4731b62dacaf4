package io.refocus.learning.golden;

import java.nio.charset.StandardCharsets;
import java.util.stream.LongStream;
import java.util.zip.CRC32;

/** Weights that need no file: what formula.py is to the scripts that make the golden values. */
public final class Formula {
    private Formula() {}

    /** SplitMix64 of {@code 2^32 index + i}, its upper 24 bits as a fraction, less a half, times {@code scale}. */
    public static float[] hashed(int index, int count, double scale) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            long z = (((long) index << 32) + i) * 0x9E3779B97F4A7C15L;
            z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
            z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
            values[i] = (float) ((((z ^ (z >>> 31)) >>> 40) / (double) (1 << 24) - 0.5) * scale);
        }
        return values;
    }

    /** The same, of the index that is the name's CRC-32, with {@code centre} added. */
    public static float[] named(String name, int count, double scale, float centre) {
        CRC32 crc = new CRC32();
        crc.update(name.getBytes(StandardCharsets.UTF_8));
        float[] values = hashed((int) crc.getValue(), count, scale);
        for (int i = 0; i < count; i++) values[i] += centre;
        return values;
    }

    /** Values of a tensor of a network, by the kind that its name says. */
    public static float[] weight(String name, long... shape) {
        int count = count(shape);
        if (name.endsWith("scale")) return named(name, count, 0.5, 0.5f);
        if (name.endsWith("shift")) return named(name, count, 2, 3);
        if (name.endsWith("variance")) return named(name, count, 0.5, 1);
        if (shape.length == 1) return named(name, count, 0.2, 0);
        double fanIn = name.startsWith("up.") ? 9.0 / 4 * shape[0] : count / (double) shape[0];
        return named(name, count, Math.sqrt(24 / fanIn), 0);
    }

    /** Values near those that a network of 3x3 convolutions starts with: Glorot's weights, biases around 0, scales around 1. */
    public static float[] fresh(String name, long... shape) {
        int count = count(shape);
        if (shape.length > 1) return named(name, count, Math.sqrt(24.0 / (9 * (shape[0] + shape[1]))), 0);
        if (name.endsWith("scale") || name.endsWith("variance")) return named(name, count, 0.5, 1);
        return named(name, count, 0.2, 0);
    }

    private static int count(long... shape) {
        return Math.toIntExact(LongStream.of(shape).reduce(1, Math::multiplyExact));
    }
}
