package io.refocus.learning.training;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** A loss is NaN or infinite: the run ends, and the same experiment would fail again. */
public final class DivergedException extends RefocusException {
    private static final long serialVersionUID = 1L;

    private final long step;
    private final String term;
    private final String lastGoodCheckpoint;

    DivergedException(long step, String term, double value, Optional<Path> lastGoodCheckpoint) {
        super(
                Fault.DIVERGED,
                String.format(
                        Locale.ROOT,
                        "%s is %s at step %d; expected a finite number. Last good checkpoint: %s. Try a lower learning rate",
                        term,
                        value,
                        step,
                        describe(lastGoodCheckpoint)));
        this.step = step;
        this.term = term;
        this.lastGoodCheckpoint = lastGoodCheckpoint.map(Path::toString).orElse(null);
    }

    private static String describe(Optional<Path> checkpoint) {
        return checkpoint.map(Path::toString).orElse("none");
    }

    /** The step (1-based) in or after which it was found. */
    public long step() {
        return step;
    }

    /** What was not finite: a loss as named in {@link io.refocus.learning.step.StepLosses}, a tensor, a restored picture. */
    public String term() {
        return term;
    }

    /** The newest checkpoint written before that step. */
    public Optional<Path> lastGoodCheckpoint() {
        return Optional.ofNullable(lastGoodCheckpoint).map(Path::of);
    }
}
