package io.refocus.stores.trial;

import java.util.Optional;

/**
 * The content of {@code latest.json}.
 *
 * @param attempt the newest attempt claimed: the only one that may move the pointer
 * @param checkpoint the newest complete checkpoint, perhaps of an earlier attempt
 */
record LatestPointer(int attempt, Optional<CheckpointRef> checkpoint) {
    LatestPointer claimedBy(int newAttempt) {
        return new LatestPointer(newAttempt, checkpoint);
    }

    LatestPointer movedTo(CheckpointRef newest) {
        return new LatestPointer(attempt, Optional.of(newest));
    }
}
