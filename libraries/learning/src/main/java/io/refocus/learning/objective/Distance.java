package io.refocus.learning.objective;

/** Computes a {@link Term} and its gradient. Called inside the activation scope of a step. */
@FunctionalInterface
public interface Distance extends AutoCloseable {
    /**
     * Measures a batch.
     *
     * @param scale the gradient's factor, {@code >= 0}
     * @param gradient laid out as the pictures; {@code scale * d value / d restored} is added to it
     * @return the distance, without the factor; not finite if a picture is not
     */
    double measure(Comparison pair, double scale, float[] gradient);

    /** Frees what is kept between steps. */
    @Override
    default void close() {}
}
