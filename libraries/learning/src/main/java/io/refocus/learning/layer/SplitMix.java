package io.refocus.learning.layer;

/** SplitMix64: the n-th number of a stream is {@code mix(start + n * STEP)}. */
final class SplitMix {
    static final long STEP = 0x9E3779B97F4A7C15L;

    private SplitMix() {}

    /** The output function. */
    static long mix(long state) {
        long z = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
