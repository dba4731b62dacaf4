package io.refocus.learning.bench;

import io.refocus.documents.Legal;
import io.refocus.learning.experiment.Feeding;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What {@link TrainStepBench} trains.
 *
 * @param net the generator
 * @param size side of the pictures, pixels, 16 to 4096; from 32 with an adversary
 * @param batch pictures in a step
 * @param discriminatorWidth channels of the discriminator's first convolution
 * @param adversary whether a discriminator trains too
 * @param seconds how long to measure
 * @param threads threads of a native operation; 0 for ND4J's choice
 * @param pairs folder of the pairs that batches are made of, step by step; without it all steps take one random batch
 */
public record TrainStepOptions(
        NetOptions net,
        int size,
        int batch,
        int discriminatorWidth,
        boolean adversary,
        double seconds,
        int threads,
        Optional<Path> pairs) {
    static final List<String> FLAGS = Flags.together(
            NetOptions.FLAGS, List.of("--size", "--batch", "--d-width", "--no-adversary", "--seconds", "--threads"));
    private static final String PAIRS = "--pairs";
    private static final int CACHE_MEGABYTES = 512;

    public TrainStepOptions {
        Legal.range("--size", size, adversary ? 32 : 16, pairs.isPresent() ? 1024 : 4096);
        Legal.range("--batch", batch, 1, pairs.isPresent() ? 256 : 1024);
        Legal.range("--d-width", discriminatorWidth, 4, 512);
        Legal.range("--seconds", seconds, 0, 86_400);
        Legal.range("--threads", threads, 0, 1024);
        net.requireSide("--size", size);
    }

    /**
     * Reads {@code --net --width --blocks --encoder --middle --decoder --size --batch --d-width --no-adversary --seconds
     * --threads --pairs}; without any, a GAN step of {@code resnet} 32/6, 128 px, batch 4, for 20 seconds.
     *
     * @throws IllegalArgumentException if a flag is unknown, lacks its value or the value is out of range
     */
    public static TrainStepOptions parse(String... args) {
        return of(Flags.parse(Flags.together(FLAGS, List.of(PAIRS)), args));
    }

    static TrainStepOptions of(Flags flags) {
        return new TrainStepOptions(
                NetOptions.of(flags),
                flags.integer("--size", 128),
                flags.integer("--batch", 4),
                flags.integer("--d-width", 64),
                !flags.has("--no-adversary"),
                flags.number("--seconds", 20),
                flags.integer("--threads", 0),
                flags.has(PAIRS) ? Optional.of(Path.of(flags.text(PAIRS, ""))) : Optional.empty());
    }

    /** How batches are made of pairs: crops, flips and turns, as the shipped experiments ask for. */
    Feeding feeding() {
        return new Feeding(size, batch, true, true, 0, CACHE_MEGABYTES, Optional.empty());
    }

    String kind() {
        return adversary ? "train-step" : "generator-step";
    }
}
