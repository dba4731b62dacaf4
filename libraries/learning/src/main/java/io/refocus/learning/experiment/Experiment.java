package io.refocus.learning.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import io.refocus.documents.Documents;
import io.refocus.documents.IllegalValueException;
import io.refocus.documents.Legal;
import io.refocus.learning.network.DiscriminatorSpec;
import io.refocus.learning.network.GeneratorSpec;
import io.refocus.learning.objective.Objective;
import io.refocus.learning.optimise.Optimiser;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The complete description of one training: networks, losses, optimisers, crops and length. One file under
 * {@code configs/experiments/} is one experiment; a sweep varies fields of it.
 *
 * @param name short name, {@code [a-z0-9][a-z0-9-]*}
 * @param seed determines initial weights, every crop and every dropout mask
 * @param generator the network to train
 * @param start its initial weights; absent for random ones
 * @param objective what the generator minimises
 * @param adversary discriminators; absent if the generator is trained by the objective alone
 * @param training length and intervals
 */
public record Experiment(
        String name,
        long seed,
        GeneratorSpec generator,
        Optional<StartWeights> start,
        Objective objective,
        Optimiser generatorOptimiser,
        Optional<Adversary> adversary,
        Feeding feeding,
        TrainingLength training,
        Validation validation) {
    public Experiment {
        Legal.name("name", name);
        Legal.required("generator", generator);
        Legal.required("start", start);
        Legal.required("objective", objective);
        Legal.required("generatorOptimiser", generatorOptimiser);
        Legal.required("adversary", adversary);
        Legal.required("feeding", feeding);
        Legal.required("training", training);
        Legal.required("validation", validation);
        feeding.stages()
                .ifPresent(stages -> stages.forEach(stage -> {
                    requirePatch("feeding.stages.patchSize", stage.patchSize(), generator, objective);
                    requireFitting("feeding.stages.patchSize", stage.patchSize(), adversary);
                }));
        requirePatch("feeding.patchSize", feeding.patchSize(), generator, objective);
        requireFitting("feeding.patchSize", feeding.patchSize(), adversary);
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

    /** The canonical text of this experiment, from which digests are computed. */
    public String canonicalJson() {
        return Documents.canonicalJson(this);
    }

    /**
     * A copy with some fields replaced, as one point of a sweep's grid.
     *
     * @param axes values by dotted path, such as {@code generatorOptimiser.learningRate.start} or {@code
     *     objective.terms.0.weight}
     * @throws io.refocus.fault.RefocusException if a path names no field or the value is illegal there
     */
    public Experiment vary(Map<String, ?> axes) {
        JsonNode varied = Documents.tree(this);
        for (Map.Entry<String, ?> axis : axes.entrySet()) {
            varied = Documents.with(varied, axis.getKey(), Documents.tree(axis.getValue()));
        }
        return Documents.bind(varied, "experiment " + name + " with " + axes, Experiment.class);
    }

    /** A copy whose {@link #start} names its weights by their digest, so that they are part of its own. */
    public Experiment pinned(String sha256) {
        return vary(Map.of("start", start.orElseThrow().pinned(sha256)));
    }

    /** A remark on the generator's initial weights, if there is one: a part of a sentence. */
    public Optional<String> firstWeights() {
        return start.map(from -> "starts from the model " + from.model()).or(generator::drawn);
    }

    private static void requirePatch(String key, int side, GeneratorSpec generator, Objective objective) {
        requireMultiple(key, side, generator);
        if (side < objective.smallestSide()) {
            throw new IllegalValueException(
                    key,
                    side,
                    String.format(
                            Locale.ROOT, "at least %d for the terms of this objective", objective.smallestSide()));
        }
    }

    private static void requireFitting(String key, int side, Optional<Adversary> adversary) {
        for (DiscriminatorSpec discriminator :
                adversary.map(Adversary::discriminators).orElse(List.of())) {
            int least = discriminator.smallestSide();
            if (side < least || side > discriminator.largestSide()) {
                String legal = least == discriminator.largestSide() ? "%d, the size of" : "at least %d for";
                throw new IllegalValueException(key, side, legal.formatted(least) + " this discriminator");
            }
        }
    }

    private static void requireMultiple(String key, int side, GeneratorSpec generator) {
        if (side % generator.multiple() != 0) {
            throw new IllegalValueException(key, side, "a multiple of " + generator.multiple() + " for this generator");
        }
    }
}
