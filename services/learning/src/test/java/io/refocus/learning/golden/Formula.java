package io.refocus.learning.golden;

/** Weights that need no file: what {@code hashed} is in the scripts that make the golden values. */
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
}
