package io.refocus.learning.bench;

import io.refocus.documents.Legal;
import io.refocus.learning.experiment.Experiment;
import io.refocus.learning.experiment.Feeding;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What {@link TrainStepBench} trains.
 *
 * @param experiment whose networks, objective and optimisers train; without it those of the PyTorch peer
 * @param generator the experiment's, if there is one
 * @param size side of the pictures, pixels, 16 to 4096; from 32 with an adversary
 * @param batch pictures in a step
 * @param discriminatorWidth channels of the discriminator's first convolution
 * @param adversary whether a discriminator trains too
 * @param seconds how long to measure
 * @param threads threads of a native operation; 0 for ND4J's choice
 * @param pairs folder of the pairs that batches are made of, step by step; without it all steps take one random batch
 */
public record TrainStepOptions(
        Optional<Experiment> experiment,
        BenchedGenerator generator,
        int size,
        int batch,
        int discriminatorWidth,
        boolean adversary,
        double seconds,
        int threads,
        Optional<Path> pairs) {
    private static final List<String> RUN = List.of("--seconds", "--threads");
    private static final List<String> PEER = Flags.together(
            NetOptions.FLAGS, Flags.together(RUN, List.of("--size", "--batch", "--d-width", "--no-adversary")));
    private static final int DISCRIMINATOR_WIDTH = 64;
    private static final String PAIRS = "--pairs";
    private static final int CACHE_MEGABYTES = 512;

    public TrainStepOptions {
        Legal.range("--size", size, adversary ? 32 : 16, pairs.isPresent() ? 1024 : 4096);
        Legal.range("--batch", batch, 1, pairs.isPresent() ? 256 : 1024);
        Legal.range("--d-width", discriminatorWidth, 4, 512);
        Legal.range("--seconds", seconds, 0, 86_400);
        Legal.range("--threads", threads, 0, 1024);
        generator.requireSide("--size", size);
    }

    /**
     * Reads an experiment file and {@code --seconds --threads --pairs}, or else {@code --net --width --blocks --encoder --middle --decoder --size --batch --d-width --no-adversary --seconds
     * --threads --pairs}; without any, a GAN step of {@code resnet} 32/6, 128 px, batch 4, for 20 seconds.
     *
     * @throws IllegalArgumentException if a flag is unknown, lacks its value or the value is out of range
     */
    public static TrainStepOptions parse(String... args) {
        return of(flags(List.of(PAIRS), args), args);
    }

    /** @param more flags that are legal beside those of a step */
    static Flags flags(List<String> more, String... args) {
        return Flags.beginWithFile(args)
                ? Flags.parseAfterFile(Flags.together(RUN, more), args)
                : Flags.parse(Flags.together(PEER, more), args);
    }

    /** @param args what the flags were read from */
    static TrainStepOptions of(Flags flags, String... args) {
        double seconds = flags.number("--seconds", 20);
        int threads = flags.integer("--threads", 0);
        Optional<Path> pairs = flags.has(PAIRS) ? Optional.of(Path.of(flags.text(PAIRS, ""))) : Optional.empty();
        if (Flags.beginWithFile(args)) {
            Path file = Path.of(args[0]);
            Experiment experiment = Experiment.read(file);
            return new TrainStepOptions(
                    Optional.of(experiment),
                    BenchedGenerator.of(experiment, file),
                    experiment.feeding().patchSize(),
                    experiment.feeding().batchSize(),
                    DISCRIMINATOR_WIDTH,
                    experiment.adversary().isPresent(),
                    seconds,
                    threads,
                    pairs);
        }
        return new TrainStepOptions(
                Optional.empty(),
                NetOptions.of(flags).generator(),
                flags.integer("--size", 128),
                flags.integer("--batch", 4),
                flags.integer("--d-width", DISCRIMINATOR_WIDTH),
                !flags.has("--no-adversary"),
                seconds,
                threads,
                pairs);
    }

    /** How batches are made of pairs: as the last stage of the experiment, or as most shipped experiments ask for. */
    Feeding feeding() {
        Optional<Feeding> asked = experiment.map(Experiment::feeding);
        return new Feeding(
                size,
                batch,
                asked.map(Feeding::flips).orElse(true),
                asked.map(Feeding::quarterTurns).orElse(true),
                asked.map(Feeding::colourJitter).orElse(0.0),
                asked.map(Feeding::cacheMegabytes).orElse(CACHE_MEGABYTES),
                Optional.empty(),
                Optional.empty());
    }

    String kind() {
        return adversary ? "train-step" : "generator-step";
    }
}
