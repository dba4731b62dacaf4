package io.refocus.datasets;

import io.refocus.documents.Digests;
import io.refocus.documents.IllegalValueException;
import io.refocus.documents.Legal;
import java.nio.charset.StandardCharsets;

/**
 * The split of a scene, a function of its name alone: a source that grows moves no scene to another split.
 *
 * <p>The rule: take SHA-256 of the UTF-8 bytes of {@code seed + ":" + scene}, and its first 53 bits, big-endian, as a number in
 * [0, 1). Below {@code test} the scene is a test scene, from there to below {@code test + validation} a validation scene, else a
 * train scene. The shares therefore hold on average over many scenes; few scenes can differ from them by much.
 *
 * @param validation share of the scenes, from 0 to 0.5; where the source has split folders of the scenes in {@code train}, by their
 *     names without it
 * @param test share of the scenes, from 0 to 0.5; ignored where the source has split folders
 * @param seed another seed puts other scenes into each split
 */
public record SplitShares(double validation, double test, long seed) {
    public SplitShares {
        Legal.range("validation", validation, 0, 0.5);
        Legal.range("test", test, 0, 0.5);
        if (validation + test > 0.9) {
            throw new IllegalValueException("test", test, "at most 0.9 together with validation " + validation);
        }
    }

    /** The split of a scene. */
    public Split of(String scene) {
        double place = place(scene);
        return place < test ? Split.TEST : place < test + validation ? Split.VALIDATION : Split.TRAIN;
    }

    /** The number of a scene in [0, 1), from which its split follows. */
    public double place(String scene) {
        String digest = Digests.sha256((seed + ":" + scene).getBytes(StandardCharsets.UTF_8));
        return (Long.parseUnsignedLong(digest.substring(0, 16), 16) >>> 11) * 0x1p-53;
    }

    /** The same shares with another seed. */
    public SplitShares withSeed(long other) {
        return new SplitShares(validation, test, other);
    }
}
