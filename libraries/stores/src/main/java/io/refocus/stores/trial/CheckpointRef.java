package io.refocus.stores.trial;

import io.refocus.documents.Legal;
import io.refocus.stores.object.FileDigest;
import io.refocus.stores.object.ObjectKey;
import java.util.List;

/**
 * A complete checkpoint in the bucket.
 *
 * @param attempt the attempt that wrote it
 * @param files all of its files; the last is its manifest
 */
public record CheckpointRef(String trialId, long step, int attempt, List<FileDigest> files) {
    public CheckpointRef {
        ObjectKey.checkSegment("trialId", trialId);
        Legal.range("step", step, 0, Long.MAX_VALUE);
        Legal.range("attempt", attempt, 1, Integer.MAX_VALUE);
        files = Legal.nonEmpty("files", files);
    }

    /** Where its files are; ends with a slash. */
    public String prefix() {
        return TrialKeys.checkpoint(trialId, step, attempt);
    }
}
