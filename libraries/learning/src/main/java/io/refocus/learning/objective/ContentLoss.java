package io.refocus.learning.objective;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Computes an {@link Objective} and its gradient. For one thread. */
public final class ContentLoss implements AutoCloseable {
    private record Weighted(String name, double weight, Distance distance) {}

    private final List<Weighted> terms = new ArrayList<>();

    public ContentLoss(Objective objective) {
        objective.terms().forEach(term -> terms.add(new Weighted(term.name(), term.weight(), term.distance())));
    }

    /**
     * Measures a batch.
     *
     * @param gradient laid out as the pictures; the gradient of the weighted sum is added to it
     * @return each term's distance by its name, unweighted
     */
    public Map<String, Double> measure(Comparison pair, float[] gradient) {
        Map<String, Double> losses = new LinkedHashMap<>();
        terms.forEach(term -> losses.put(term.name(), term.distance().measure(pair, term.weight(), gradient)));
        return losses;
    }

    /** The weighted sum of what {@link #measure} returned. */
    public double sum(Map<String, Double> losses) {
        return terms.stream()
                .mapToDouble(term -> term.weight() * losses.get(term.name()))
                .sum();
    }

    @Override
    public void close() {
        terms.forEach(term -> term.distance().close());
    }
}
