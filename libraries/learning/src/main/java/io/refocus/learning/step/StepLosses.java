package io.refocus.learning.step;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The losses of one step by name, each as a mean, before the update it led to. NaN or infinity is passed on as it is.
 *
 * @param named each term of the objective under its own name and {@code content}, their weighted sum; with an adversary
 *     {@code adversarial}, unweighted, and the losses the discriminators minimise: {@code discriminatorReal}, {@code
 *     discriminatorFake} and {@code discriminator}, their sum; last {@code generator}, the weighted sum that the generator
 *     minimises
 */
public record StepLosses(Map<String, Double> named) {
    public static final String CONTENT = "content";
    public static final String ADVERSARIAL = "adversarial";
    public static final String DISCRIMINATOR = "discriminator";
    public static final String DISCRIMINATOR_REAL = "discriminatorReal";
    public static final String DISCRIMINATOR_FAKE = "discriminatorFake";
    public static final String GENERATOR = "generator";

    public StepLosses {
        named = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(named));
    }

    /** @throws IllegalArgumentException if the step had no such loss */
    public double get(String name) {
        Double value = named.get(name);
        if (value == null)
            throw new IllegalArgumentException("no loss %s; expected one of %s".formatted(name, named.keySet()));
        return value;
    }

    /** The loss the generator minimises. */
    public double generator() {
        return get(GENERATOR);
    }
}
