package io.refocus.learning.bench;

import io.refocus.documents.Legal;
import java.nio.file.Path;
import java.util.List;

/**
 * What {@link InferBench} restores.
 *
 * @param height of the picture, pixels
 * @param width of the picture, pixels
 * @param tile side of the tiles it is cut into, pixels; 0 for the picture whole, whose sides then suit the generator
 * @param seconds how long to measure
 * @param threads threads of a native operation; 0 for ND4J's choice
 */
public record InferOptions(BenchedGenerator generator, int height, int width, int tile, double seconds, int threads) {
    private static final List<String> FLAGS = List.of("--height", "--width-px", "--tile", "--seconds", "--threads");

    public InferOptions {
        Legal.range("--height", height, 1, 16_384);
        Legal.range("--width-px", width, 1, 16_384);
        if (tile != 0) Legal.range("--tile", tile, 2 * InferBench.OVERLAP, 16_384);
        Legal.range("--seconds", seconds, 0, 86_400);
        Legal.range("--threads", threads, 0, 1024);
        if (tile == 0) {
            generator.requireSide("--height", height);
            generator.requireSide("--width-px", width);
        } else {
            Legal.multiple("--tile", tile, InferBench.TILE_MULTIPLE);
            generator.requireSide("--tile", tile);
        }
    }

    /**
     * Reads an experiment file or the folder of a model, or else {@code --net --width --blocks --encoder --middle --decoder --height --width-px --tile --seconds --threads};
     * without any, {@code resnet} 32/6 on 1280x720, whole, for 20 seconds.
     *
     * @throws IllegalArgumentException if a flag is unknown, lacks its value or the value is out of range
     */
    public static InferOptions parse(String... args) {
        if (Flags.beginWithFile(args)) {
            return of(BenchedGenerator.read(Path.of(args[0])), Flags.parseAfterFile(FLAGS, args));
        }
        Flags flags = Flags.parse(Flags.together(NetOptions.FLAGS, FLAGS), args);
        return of(NetOptions.of(flags).generator(), flags);
    }

    private static InferOptions of(BenchedGenerator generator, Flags flags) {
        return new InferOptions(
                generator,
                flags.integer("--height", 720),
                flags.integer("--width-px", 1280),
                flags.integer("--tile", 0),
                flags.number("--seconds", 20),
                flags.integer("--threads", 0));
    }
}
