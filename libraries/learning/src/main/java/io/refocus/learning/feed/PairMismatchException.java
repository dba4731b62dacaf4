package io.refocus.learning.feed;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import java.util.Locale;

/** Two pictures of different sizes, which cannot be a pair. */
public final class PairMismatchException extends RefocusException {
    private static final long serialVersionUID = 1L;

    PairMismatchException(String name, int blurredWidth, int blurredHeight, int sharpWidth, int sharpHeight) {
        super(
                Fault.BAD_INPUT,
                String.format(
                        Locale.ROOT,
                        "pair %s: blurred is %dx%d and sharp is %dx%d; expected equal sizes",
                        name,
                        blurredWidth,
                        blurredHeight,
                        sharpWidth,
                        sharpHeight));
    }
}
