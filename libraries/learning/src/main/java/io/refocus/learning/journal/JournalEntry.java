package io.refocus.learning.journal;

import io.refocus.documents.Legal;
import io.refocus.imaging.metric.PictureScores;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One line of a {@link Journal}: something that happened to a training. */
public sealed interface JournalEntry {
    /** Steps completed. */
    long step();

    /** Wall time, in milliseconds since 1970. */
    long timeMillis();

    /**
     * An attempt begins.
     *
     * @param attempt its number, from 1
     * @param step the step it goes on from; 0 for a training that begins
     */
    record Begun(int attempt, long step, long timeMillis) implements JournalEntry {
        public Begun {
            Legal.range("attempt", attempt, 1, Integer.MAX_VALUE);
            requireMoment(step, timeMillis);
        }
    }

    /**
     * A step is done. Only some steps have a line, about 200 of a training.
     *
     * @param step from 1
     * @param losses by the names of {@link io.refocus.learning.step.StepLosses}
     * @param generatorRate learning rate of the generator
     * @param discriminatorRate learning rate of the discriminators; 0 where there is none
     * @param imagesPerSecond crops trained on a second, smoothed
     * @param waitingShare part of the steps' time in which they waited for their batch, in [0, 1], smoothed
     */
    record Stepped(
            long step,
            Map<String, Double> losses,
            double generatorRate,
            double discriminatorRate,
            double imagesPerSecond,
            double waitingShare,
            long timeMillis)
            implements JournalEntry {
        public Stepped {
            requireMoment(step, timeMillis);
            losses = Collections.unmodifiableMap(new LinkedHashMap<>(Legal.required("losses", losses)));
        }
    }

    /**
     * The generator was measured.
     *
     * @param restored scores of the restored validation crops
     * @param identity scores of the blurred crops themselves
     * @param sharpPsnrDb of what it makes of sharp crops, against them, where it is trained on some
     */
    record Validated(
            long step, PictureScores restored, PictureScores identity, Optional<Double> sharpPsnrDb, long timeMillis)
            implements JournalEntry {
        public Validated {
            requireMoment(step, timeMillis);
            Legal.required("restored", restored);
            Legal.required("identity", identity);
            Legal.required("sharpPsnrDb", sharpPsnrDb);
        }

        /** Gain over the blurred crops, in dB. */
        public double gainDb() {
            return restored.psnrDb() - identity.psnrDb();
        }
    }

    /**
     * An attempt ends. One whose process was killed has no such line.
     *
     * @param reason of an attempt that did not finish
     */
    record Ended(EndState state, long step, Optional<String> reason, long timeMillis) implements JournalEntry {
        public Ended {
            Legal.required("state", state);
            requireMoment(step, timeMillis);
            Legal.required("reason", reason);
        }
    }

    private static void requireMoment(long step, long timeMillis) {
        Legal.range("step", step, 0, Long.MAX_VALUE);
        Legal.range("timeMillis", timeMillis, 0, Long.MAX_VALUE);
    }
}
