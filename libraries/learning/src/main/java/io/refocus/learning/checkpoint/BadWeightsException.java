package io.refocus.learning.checkpoint;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import java.nio.file.Path;

/** A checkpoint or weight file that is damaged or does not match. Nothing of it has been used. */
public final class BadWeightsException extends RefocusException {
    private static final long serialVersionUID = 1L;

    /** {@code problem} says what was got and what was expected. */
    public BadWeightsException(Path file, String problem) {
        super(Fault.BAD_INPUT, file + ": " + problem);
    }

    public BadWeightsException(Path file, String problem, Throwable cause) {
        super(Fault.BAD_INPUT, file + ": " + problem, cause);
    }
}
