package io.refocus.learning.bench;

import io.refocus.documents.Legal;
import java.util.List;

/**
 * What {@link SoakBench} does, and for how long.
 *
 * @param work the network, the step's sizes and threads
 * @param infer whether to restore pictures of mixed sizes instead of training
 * @param minutes how long
 */
public record SoakOptions(TrainStepOptions work, boolean infer, double minutes) {
    public SoakOptions {
        Legal.range("--minutes", minutes, 0, 10_080);
    }

    /**
     * Reads the flags of {@link TrainStepOptions#parse}, {@code --infer} and {@code --minutes}; without the latter, 20.
     *
     * @throws IllegalArgumentException if a flag is unknown, lacks its value or the value is out of range
     */
    public static SoakOptions parse(String... args) {
        Flags flags = TrainStepOptions.flags(List.of("--infer", "--minutes"), args);
        return new SoakOptions(TrainStepOptions.of(flags, args), flags.has("--infer"), flags.number("--minutes", 20));
    }
}
