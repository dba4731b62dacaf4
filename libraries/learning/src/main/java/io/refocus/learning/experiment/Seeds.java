package io.refocus.learning.experiment;

import io.refocus.imaging.random.SeededRandom;

/**
 * Every stream of random numbers a training uses, each derived from the experiment's seed with its own name, so that
 * none depends on the use of another. Within a network, each tensor and each dropout mask derives its own from the
 * network's seed.
 *
 * @param seed the experiment's
 */
public record Seeds(long seed) {
    private static final SeededRandom FIXED = new SeededRandom(0);

    /** Determines the generator's initial weights and its dropout masks. */
    public long generator() {
        return new SeededRandom(seed).derive("generator").nextLong();
    }

    /** One number for each discriminator in their order: its initial weights and its dropout masks. */
    public SeededRandom discriminators() {
        return new SeededRandom(seed).derive("discriminator");
    }

    /**
     * Determines the batch of a step: pairs, crops and augmentation.
     *
     * @param step 0-based
     */
    public SeededRandom batch(long step) {
        return new SeededRandom(seed).derive("batches").derive(step);
    }

    /**
     * Determines the position of a validation crop: the same for every experiment, so that their scores can be
     * compared.
     */
    public static SeededRandom validationCrop(int crop) {
        return FIXED.derive("validation crops").derive(crop);
    }
}
