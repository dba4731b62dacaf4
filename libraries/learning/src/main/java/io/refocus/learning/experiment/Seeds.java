package io.refocus.learning.experiment;

import io.refocus.imaging.random.SeededRandom;

/**
 * Every stream of random numbers a training uses, each derived from the experiment's seed under a name of its own, so that none
 * depends on how much another one was used. Within a network, each tensor and each dropout mask derives its own from the network's
 * seed.
 *
 * @param seed the experiment's
 */
public record Seeds(long seed) {
    private static final SeededRandom FIXED = new SeededRandom(0);

    /** Decides the generator's initial weights and its dropout masks. */
    public long generator() {
        return new SeededRandom(seed).derive("generator").nextLong();
    }

    /** One number for each discriminator in their order: its initial weights and its dropout masks. */
    public SeededRandom discriminators() {
        return new SeededRandom(seed).derive("discriminator");
    }

    /**
     * Decides the batch of a step: which pairs, where they are cropped, how they are augmented.
     *
     * @param step 0-based
     */
    public SeededRandom batch(long step) {
        return new SeededRandom(seed).derive("batches").derive(step);
    }

    /** Decides where a validation crop lies: the same for every experiment, so that their scores can be compared. */
    public static SeededRandom validationCrop(int crop) {
        return FIXED.derive("validation crops").derive(crop);
    }
}
