package io.refocus.learning.network;

import io.refocus.documents.Digests;
import io.refocus.documents.Legal;
import io.refocus.learning.checkpoint.BadWeightsException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Weights in a file of the user. Their digest is part of the experiment, so other weights are another experiment.
 *
 * @param file path on the machine that trains
 * @param sha256 of the file, lower-case hex
 */
public record PinnedWeights(Path file, String sha256) {
    public PinnedWeights {
        Legal.required("file", file);
        Legal.sha256("sha256", sha256);
    }

    /**
     * The file, after its digest has been checked.
     *
     * @param expected what it should hold, for the message
     */
    Path verified(String expected) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file))
            throw new BadWeightsException(file, "no such file; expected " + expected);
        String got = Digests.sha256(file);
        if (!got.equals(sha256))
            throw new BadWeightsException(file, "has SHA-256 %s; expected %s".formatted(got, sha256));
        return file;
    }
}
