package io.refocus.application.pairs;

import java.nio.file.Path;

/** Receives the progress of making pairs. */
@FunctionalInterface
public interface PairsListener {
    /** Photographs are about to be blurred. @param root the folder they lie in */
    void blurring(int photographs, Path root);
}
