package io.refocus.learning.experiment;

import io.refocus.documents.IllegalValueException;
import io.refocus.documents.Legal;
import java.util.List;
import java.util.Optional;

/**
 * How batches are made of pairs.
 *
 * @param patchSize side of the square crops, in pixels
 * @param batchSize crops a step
 * @param flips mirror half of the crops
 * @param quarterTurns turn crops by 0, 90, 180 or 270 degrees
 * @param colourJitter brightness, contrast and saturation are scaled by up to this much, [0, 0.9]
 * @param cacheMegabytes budget for decoded pictures kept in memory; pairs beyond it are read again when drawn
 * @param sharpShare share of the crops whose blurred picture is the sharp one itself, (0, 0.9], so that the network learns
 *     to leave sharp pictures as they are; absent for none
 * @param stages sizes of the first steps, one stage after the other; {@code patchSize} and {@code batchSize} hold after the last
 */
public record Feeding(
        int patchSize,
        int batchSize,
        boolean flips,
        boolean quarterTurns,
        double colourJitter,
        int cacheMegabytes,
        Optional<Double> sharpShare,
        Optional<List<Stage>> stages) {
    public Feeding {
        requireSizes(patchSize, batchSize);
        Legal.range("colourJitter", colourJitter, 0, 0.9);
        Legal.range("cacheMegabytes", cacheMegabytes, 1, 1 << 20);
        Legal.required("sharpShare", sharpShare).ifPresent(Feeding::requireShare);
        stages = Legal.required("stages", stages).map(given -> Legal.nonEmpty("stages", given));
    }

    /**
     * Sizes for some steps.
     *
     * @param steps how long it lasts
     * @param patchSize side of the square crops, in pixels
     * @param batchSize crops a step
     */
    public record Stage(long steps, int patchSize, int batchSize) {
        public Stage {
            Legal.range("steps", steps, 1, Long.MAX_VALUE);
            requireSizes(patchSize, batchSize);
        }
    }

    private static void requireShare(double share) {
        if (!(share > 0 && share <= 0.9)) {
            throw new IllegalValueException(
                    "sharpShare", share, "a number above 0, at most 0.9; leave the key out for none");
        }
    }

    private static void requireSizes(int patchSize, int batchSize) {
        Legal.range("patchSize", patchSize, 8, 1024);
        Legal.range("batchSize", batchSize, 1, 256);
    }

    /** The sizes of a step (0-based), as the stage it falls into; the last stage never ends. */
    public Stage at(long step) {
        long left = step;
        for (Stage stage : stages.orElse(List.of())) {
            if (left < stage.steps()) {
                return stage;
            }
            left -= stage.steps();
        }
        return new Stage(Long.MAX_VALUE, patchSize, batchSize);
    }
}
