package io.refocus.learning.training;

import io.refocus.documents.IllegalValueException;
import io.refocus.documents.Legal;
import io.refocus.imaging.metric.PictureScores;
import io.refocus.learning.Numerics;
import io.refocus.learning.checkpoint.BadWeightsException;
import io.refocus.learning.checkpoint.Checkpoint;
import io.refocus.learning.schedule.RateState;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code state.json} of a checkpoint: the state of a training beside its tensors. Data order and random draws are
 * pure functions of the experiment's seed and the step, so the step determines them.
 *
 * @param numerics the {@link Numerics#VERSION} it is trained by
 * @param experiment digest of the experiment
 * @param pairs digest of the names of the training and validation pairs, in order
 * @param step steps completed
 * @param last the last validation
 * @param best the validation whose generator is exported
 * @param seconds time spent so far, validations included
 */
record TrainingState(
        String format,
        int numerics,
        String experiment,
        String pairs,
        long step,
        RateState generatorRate,
        RateState discriminatorRate,
        Optional<ValidationReport> last,
        Optional<ValidationReport> best,
        double seconds) {
    static final String FORMAT = "refocus-training/2";

    TrainingState {
        if (!FORMAT.equals(format)) {
            throw new IllegalValueException("format", format, FORMAT);
        }
        Legal.range("step", step, 0, Long.MAX_VALUE);
        Legal.range("seconds", seconds, 0, Double.MAX_VALUE);
    }

    static TrainingState initial(String experiment, String pairs) {
        return new TrainingState(
                FORMAT,
                Numerics.VERSION,
                experiment,
                pairs,
                0,
                RateState.initial(),
                RateState.initial(),
                Optional.empty(),
                Optional.empty(),
                0);
    }

    /** @throws BadWeightsException if this state, read from a checkpoint, is of another training than {@code fresh} */
    void requireContinues(TrainingState fresh, Checkpoint checkpoint) {
        if (numerics != fresh.numerics) {
            throw new BadWeightsException(
                    checkpoint.directory(),
                    String.format(
                            Locale.ROOT,
                            "was trained by numerics version %d; expected %d, the version of this program. Go on by the program that began it, or begin again",
                            numerics,
                            fresh.numerics));
        }
        requireSame(checkpoint, "experiment", experiment, fresh.experiment);
        requireSame(checkpoint, "list of pairs", pairs, fresh.pairs);
        if (step != checkpoint.step()) {
            throw new BadWeightsException(
                    checkpoint.directory(),
                    String.format(Locale.ROOT, "state is of step %d; its manifest says %d", step, checkpoint.step()));
        }
    }

    private static void requireSame(Checkpoint checkpoint, String what, String got, String expected) {
        if (!got.equals(expected)) {
            throw new BadWeightsException(
                    checkpoint.directory(),
                    "is of another training: digest of its %s is %s; expected %s".formatted(what, got, expected));
        }
    }

    /**
     * The state without its validations, if they were of other crops than these: by an older build, which chose crops without blur.
     * Their scores cannot be compared with new ones.
     *
     * @param identity scores of the blurred crops
     */
    TrainingState measuredOn(PictureScores identity) {
        return last.map(report -> report.identity().equals(identity)).orElse(true)
                ? this
                : new TrainingState(
                        format,
                        numerics,
                        experiment,
                        pairs,
                        step,
                        generatorRate,
                        discriminatorRate,
                        Optional.empty(),
                        Optional.empty(),
                        seconds);
    }

    TrainingState stepped() {
        return new TrainingState(
                format, numerics, experiment, pairs, step + 1, generatorRate, discriminatorRate, last, best, seconds);
    }

    TrainingState spent(double moreSeconds) {
        return new TrainingState(
                format,
                numerics,
                experiment,
                pairs,
                step,
                generatorRate,
                discriminatorRate,
                last,
                best,
                seconds + moreSeconds);
    }

    TrainingState validated(ValidationReport report, RateState generator, RateState discriminator) {
        return new TrainingState(
                format,
                numerics,
                experiment,
                pairs,
                step,
                generator,
                discriminator,
                Optional.of(report),
                isBest(report) ? Optional.of(report) : best,
                seconds);
    }

    /** Whether a report is better than every one before it. */
    boolean isBest(ValidationReport report) {
        return best.isEmpty() || report.scoreDb() > best.get().scoreDb();
    }
}
