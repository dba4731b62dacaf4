package io.refocus.learning.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import io.refocus.documents.Documents;
import io.refocus.documents.IllegalValueException;
import io.refocus.documents.Legal;
import io.refocus.learning.network.DiscriminatorSpec;
import io.refocus.learning.network.GeneratorSpec;
import io.refocus.learning.objective.Objective;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * One training, described completely: what is trained, by what, on which crops, for how long. One file under
 * {@code configs/experiments/} is one experiment; a sweep varies fields of it.
 *
 * @param name short name, {@code [a-z0-9][a-z0-9-]*}
 * @param seed decides initial weights, every draw of a crop and every dropout mask
 * @param generator the network that restores
 * @param discriminator its adversary; present exactly when {@code objective.adversarialWeight > 0}
 * @param discriminatorOptimiser present exactly when there is a discriminator
 * @param training length and rhythm
 */
public record Experiment(
        String name,
        long seed,
        GeneratorSpec generator,
        Optional<DiscriminatorSpec> discriminator,
        Objective objective,
        Optimiser generatorOptimiser,
        Optional<Optimiser> discriminatorOptimiser,
        Feeding feeding,
        Length training,
        Validation validation) {
    public Experiment {
        Legal.name("name", name);
        Legal.required("generator", generator);
        Legal.required("discriminator", discriminator);
        Legal.required("objective", objective);
        Legal.required("generatorOptimiser", generatorOptimiser);
        Legal.required("discriminatorOptimiser", discriminatorOptimiser);
        Legal.required("feeding", feeding);
        Legal.required("training", training);
        Legal.required("validation", validation);
        requireWholeAdversary(discriminator, discriminatorOptimiser, objective);
        requireMultiple("feeding.patchSize", feeding.patchSize(), generator);
        requireMultiple("validation.cropSize", validation.cropSize(), generator);
    }

    /** Reads one experiment file; every key is required and no other is allowed. */
    public static Experiment read(Path yaml) {
        return Documents.readYaml(yaml, Experiment.class);
    }

    /** Reads what {@link #canonicalJson()} wrote. */
    public static Experiment parse(String json, String source) {
        return Documents.readJson(json, source, Experiment.class);
    }

    /** The one spelling of this experiment that digests are taken of. */
    public String canonicalJson() {
        return Documents.canonicalJson(this);
    }

    /**
     * A copy with some fields replaced, as one point of a sweep's grid.
     *
     * @param axes values by dotted path, such as {@code generatorOptimiser.learningRate.start}
     * @throws io.refocus.fault.RefocusException if a path names no field or the value is illegal there
     */
    public Experiment vary(Map<String, ?> axes) {
        JsonNode varied = Documents.tree(this);
        for (Map.Entry<String, ?> axis : axes.entrySet()) {
            varied = Documents.with(varied, axis.getKey(), Documents.tree(axis.getValue()));
        }
        return Documents.bind(varied, "experiment " + name + " with " + axes, Experiment.class);
    }

    private static void requireWholeAdversary(
            Optional<DiscriminatorSpec> discriminator, Optional<Optimiser> optimiser, Objective objective) {
        boolean wanted = objective.adversarialWeight() > 0;
        String legal = wanted
                ? "present, because objective.adversarialWeight is " + objective.adversarialWeight()
                : "absent, because objective.adversarialWeight is 0";
        if (discriminator.isPresent() != wanted) {
            throw new IllegalValueException("discriminator", presence(discriminator), legal);
        }
        if (optimiser.isPresent() != wanted) {
            throw new IllegalValueException("discriminatorOptimiser", presence(optimiser), legal);
        }
    }

    private static String presence(Optional<?> value) {
        return value.isPresent() ? "present" : "absent";
    }

    private static void requireMultiple(String key, int side, GeneratorSpec generator) {
        if (side % generator.multiple() != 0) {
            throw new IllegalValueException(key, side, "a multiple of " + generator.multiple() + " for this generator");
        }
    }
}
