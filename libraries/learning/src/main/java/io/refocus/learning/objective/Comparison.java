package io.refocus.learning.objective;

/**
 * Restored pictures and their sharp ones; read, not kept.
 *
 * @param restored {@code [n, 3, height, width]}, C order, not clipped
 * @param sharp the same, in {@code [0, 1]}
 * @param n pictures
 * @param height pixels
 * @param width pixels
 */
public record Comparison(float[] restored, float[] sharp, int n, int height, int width) {
    /** Number of values of a picture: three planes. */
    int pictureLength() {
        return 3 * height * width;
    }

    /** Planes of all pictures. */
    int planes() {
        return 3 * n;
    }
}
