package io.refocus.learning.experiment;

import io.refocus.documents.Legal;
import io.refocus.learning.network.DiscriminatorSpec;
import io.refocus.learning.objective.AdversarialRule;
import io.refocus.learning.optimise.Optimiser;
import java.util.List;
import java.util.Optional;

/**
 * The discriminators, their loss and its weight.
 *
 * @param weight factor of the adversarial term beside the objective's terms, above 0 to 1e6
 * @param discriminators one, or two that look at different scales; of two, losses are the mean
 * @param updatesPerStep updates of each discriminator before each of the generator, 1 to 100
 * @param optimiser of each discriminator
 * @param startsAfter steps of the generator by the objective alone, before any discriminator is trained or asked; absent for
 *     none
 */
public record Adversary(
        AdversarialRule rule,
        double weight,
        List<DiscriminatorSpec> discriminators,
        int updatesPerStep,
        Optimiser optimiser,
        Optional<Long> startsAfter) {
    public Adversary {
        Legal.required("rule", rule);
        Legal.range("weight", weight, Double.MIN_NORMAL, 1e6);
        discriminators = Legal.nonEmpty("discriminators", discriminators);
        Legal.range("discriminators", discriminators.size(), 1, 2);
        Legal.range("updatesPerStep", updatesPerStep, 1, 100);
        Legal.required("optimiser", optimiser);
        Legal.required("startsAfter", startsAfter)
                .ifPresent(steps -> Legal.range("startsAfter", steps, 1, Long.MAX_VALUE));
    }

    /** Whether the discriminators take part in step {@code step} (0-based). */
    public boolean takesPartIn(long step) {
        return step >= startsAfter.orElse(0L);
    }

    /** Updates of each discriminator in so many completed steps. */
    public long updatesIn(long steps) {
        return Math.max(0, steps - startsAfter.orElse(0L)) * updatesPerStep;
    }
}
