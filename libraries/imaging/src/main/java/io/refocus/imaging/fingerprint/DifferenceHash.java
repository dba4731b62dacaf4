package io.refocus.imaging.fingerprint;

import io.refocus.documents.IllegalValueException;
import io.refocus.documents.Legal;
import java.util.Optional;

/**
 * How brightness rises and falls over a picture, in 128 bits: it stays nearly the same under compression, scaling, small changes of
 * colour and blur, and differs in about half of the bits between pictures that have nothing in common.
 *
 * <p>The grey picture (0.299 R + 0.587 G + 0.114 B of 8-bit levels) is averaged down to 9 x 8 cells: a bit for each cell and its right
 * neighbour, 1 where it is brighter to the right. The same of 8 x 9 cells and their lower neighbours. Rows from the top, high bits first.
 *
 * @param hex 32 hex digits: across, then down
 */
public record DifferenceHash(String hex) {
    /** Bits of a hash. */
    public static final int BITS = 128;

    static final int CELLS = 8;

    /** A picture in which no cell differs from a neighbour by so many levels says nothing: an even ground. */
    private static final double LEAST_CONTRAST = 4;

    private static final int DIGITS = 16;

    public DifferenceHash {
        if (!Legal.text("hex", hex).matches("[0-9a-f]{32}")) {
            throw new IllegalValueException("hex", hex, "32 hex digits");
        }
    }

    /**
     * @param across mean levels of 8 rows of 9 cells
     * @param down mean levels of 9 rows of 8 cells
     * @return empty if the picture is too even to tell from others
     */
    static Optional<DifferenceHash> of(double[][] across, double[][] down) {
        long rises = 0;
        long falls = 0;
        double most = 0;
        for (int y = 0; y < CELLS; y++) {
            for (int x = 0; x < CELLS; x++) {
                double right = across[y][x + 1] - across[y][x];
                double below = down[y + 1][x] - down[y][x];
                rises = rises << 1 | (right > 0 ? 1 : 0);
                falls = falls << 1 | (below > 0 ? 1 : 0);
                most = Math.max(most, Math.max(Math.abs(right), Math.abs(below)));
            }
        }
        return most < LEAST_CONTRAST
                ? Optional.empty()
                : Optional.of(new DifferenceHash(digits(rises) + digits(falls)));
    }

    /** In how many bits two pictures differ, 0 to {@link #BITS}. */
    public int distance(DifferenceHash other) {
        return Long.bitCount(across() ^ other.across()) + Long.bitCount(down() ^ other.down());
    }

    /** The first 64 bits. */
    public long across() {
        return Long.parseUnsignedLong(hex, 0, DIGITS, 16);
    }

    /** The last 64 bits. */
    public long down() {
        return Long.parseUnsignedLong(hex, DIGITS, 2 * DIGITS, 16);
    }

    private static String digits(long bits) {
        String digits = Long.toHexString(bits);
        return "0".repeat(DIGITS - digits.length()) + digits;
    }
}
