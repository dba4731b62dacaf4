package io.refocus.learning.feed;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.imaging.Picture;
import io.refocus.imaging.augment.Augmentation;
import io.refocus.imaging.augment.Draw;
import io.refocus.imaging.random.SeededRandom;
import io.refocus.learning.experiment.Feeding;
import io.refocus.learning.experiment.Seeds;
import io.refocus.learning.step.Batch;
import java.util.List;
import java.util.Locale;

/**
 * Draws the batch of any step: a pure function of pairs, seed and step, so a run that resumes at step k gets the same
 * batches. Any number of threads may draw.
 */
public final class BatchDraw {
    private static final long MEGABYTE = 1 << 20;

    private final PairCache pairs;
    private final Feeding feeding;
    private final Seeds seeds;

    public BatchDraw(List<? extends PairSource> pairs, Feeding feeding, long seed) {
        this(pairs, feeding, seed, Long.MAX_VALUE);
    }

    /** @param mostCachedBytes of decoded pairs that are kept, if the experiment allows more; changes no batch */
    public BatchDraw(List<? extends PairSource> pairs, Feeding feeding, long seed, long mostCachedBytes) {
        this.pairs = new PairCache(pairs, Math.min(mostCachedBytes, feeding.cacheMegabytes() * MEGABYTE));
        this.feeding = feeding;
        this.seeds = new Seeds(seed);
    }

    /**
     * The batch of one step: pairs uniformly at random, a crop of each, one augmentation for both its pictures,
     * and for some crops the sharp picture as its own input.
     *
     * @param step 0-based
     */
    public Batch draw(long step) {
        SeededRandom random = seeds.batch(step);
        int patch = feeding.at(step).patchSize();
        int batchSize = feeding.at(step).batchSize();
        Augmentation augmentation =
                new Augmentation(patch, feeding.flips(), feeding.quarterTurns(), feeding.colourJitter());
        int values = Picture.CHANNELS * patch * patch;
        float[] blurred = new float[batchSize * values];
        float[] sharp = new float[batchSize * values];
        for (int i = 0; i < batchSize; i++) {
            CompactPair pair = pairs.get(random.nextInt(pairs.size()));
            requireRoom(pair, patch);
            int left = random.nextInt(pair.sharp().width() - patch + 1);
            int top = random.nextInt(pair.sharp().height() - patch + 1);
            Draw draw = augmentation.draw(random, patch, patch);
            StoredPicture input = sharpInput(random) ? pair.sharp() : pair.blurred();
            draw.write(input.crop(left, top, patch, patch), blurred, i * values);
            draw.write(pair.sharp().crop(left, top, patch, patch), sharp, i * values);
        }
        return new Batch(blurred, sharp, batchSize, patch, patch);
    }

    /** Draws a number only if the experiment asks for sharp inputs, so that the batches of all others stay as they are. */
    private boolean sharpInput(SeededRandom random) {
        return feeding.sharpShare().isPresent()
                && random.nextDouble() < feeding.sharpShare().get();
    }

    private void requireRoom(CompactPair pair, int patch) {
        if (Math.min(pair.sharp().width(), pair.sharp().height()) < patch) {
            throw new RefocusException(
                    Fault.BAD_INPUT,
                    String.format(
                            Locale.ROOT,
                            "training pair %s is %dx%d; expected at least feeding.patchSize %d on both sides",
                            pair.name(),
                            pair.sharp().width(),
                            pair.sharp().height(),
                            patch));
        }
    }
}
