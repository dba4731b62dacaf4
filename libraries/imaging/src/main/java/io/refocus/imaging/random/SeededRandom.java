package io.refocus.imaging.random;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Random numbers that are the same on every machine and every Java release: xoshiro256++ seeded through SplitMix64.
 *
 * <p>Not thread-safe: give each thread its own by {@link #derive(long)}.
 */
public final class SeededRandom {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double UNIT_53 = 0x1.0p-53;

    private final long seed;
    private long s0;
    private long s1;
    private long s2;
    private long s3;

    @SuppressWarnings("ConstantOverflow") // SplitMix64 adds modulo 2^64
    public SeededRandom(long seed) {
        this.seed = seed;
        s0 = mix(seed + GOLDEN);
        s1 = mix(seed + 2 * GOLDEN);
        s2 = mix(seed + 3 * GOLDEN);
        s3 = mix(seed + 4 * GOLDEN);
    }

    /**
     * Continues from the given {@link #state()}.
     *
     * @param state five numbers: the seed and the generator's four words
     */
    public SeededRandom(long[] state) {
        if (state.length != 5 || (state[1] | state[2] | state[3] | state[4]) == 0) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT, "random state has %d words; expected 5, the last four not all 0", state.length));
        }
        seed = state[0];
        s0 = state[1];
        s1 = state[2];
        s2 = state[3];
        s3 = state[4];
    }

    /** The complete state of the generator. */
    public long[] state() {
        return new long[] {seed, s0, s1, s2, s3};
    }

    /** An independent stream that depends on this one's seed and the label, not on how much was drawn. */
    public SeededRandom derive(long label) {
        return new SeededRandom(mix(mix(seed ^ 0xD1B54A32D192ED03L) + GOLDEN * (label | 1) + label));
    }

    /** As {@link #derive(long)}, for a name. */
    public SeededRandom derive(String label) {
        long hash = 0xCBF29CE484222325L; // FNV-1a
        for (byte b : label.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xFF)) * 0x100000001B3L;
        }
        return derive(mix(hash));
    }

    public long nextLong() {
        long result = Long.rotateLeft(s0 + s3, 23) + s0;
        long t = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = Long.rotateLeft(s3, 45);
        return result;
    }

    /** Uniform in {@code [0, 1)}, 53 bits. */
    public double nextDouble() {
        return (nextLong() >>> 11) * UNIT_53;
    }

    /** Uniform in {@code [low, high)}; {@code low} if both are equal. */
    public double nextDouble(double low, double high) {
        return low + (high - low) * nextDouble();
    }

    /** Uniform in {@code 0 .. bound - 1}, without bias. */
    public int nextInt(int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("bound is " + bound + "; expected at least 1");
        }
        long limit = (1L << 32) - (1L << 32) % bound;
        long bits;
        do {
            bits = nextLong() >>> 32;
        } while (bits >= limit);
        return (int) (bits % bound);
    }

    public boolean nextBoolean() {
        return nextLong() < 0;
    }

    /** Normal with mean 0 and standard deviation 1. */
    public double nextGaussian() {
        return Ziggurat.next(this);
    }

    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }
}
