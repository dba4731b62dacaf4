package io.refocus.datasets.source;

import io.refocus.datasets.Split;
import java.util.Optional;

/**
 * A line of a scanned source.
 *
 * @param blurred file of the blurred picture; without one the sharp picture is a photograph to be blurred
 * @param draws number of pairs made from it
 */
public record ListedPair(String name, String scene, Split split, Optional<String> blurred, String sharp, int draws) {
    /** Path of the picture that is to be restored, without the folder that says that it is blurred. */
    public String file() {
        return SourcePath.besideSides(blurred.orElse(sharp));
    }
}
