package io.refocus.workflows.attempt;

import io.refocus.documents.Legal;

/**
 * How often in a row an activity's worker ended, or fell silent, while it did this work, and what came of it meanwhile. An activity
 * that ends each worker it is given to must not be given to one more: it would take all other work with it, for ever.
 *
 * @param fruitless ends of attempts that made no progress at all
 * @param repeated ends of attempts that got no further than one before them, the fruitless ones among them
 * @param furthest the greatest progress of any attempt: steps of a training, pieces of other work
 * @param working whether this attempt works; false while it waits for its turn, when an end of its worker is not its doing
 */
public record DeathToll(int fruitless, int repeated, long furthest, boolean working) {
    /** So many fruitless ends are final. */
    public static final int MOST_FRUITLESS = 3;
    /** So many repeated ends are final: the steps of a training were done, but no checkpoint was reached. */
    public static final int MOST_REPEATED = 10;

    public DeathToll {
        Legal.range("fruitless", fruitless, 0, Integer.MAX_VALUE);
        Legal.range("repeated", repeated, 0, Integer.MAX_VALUE);
        Legal.range("furthest", furthest, 0, Long.MAX_VALUE);
    }

    /** Nobody has tried it yet. */
    public static DeathToll none() {
        return new DeathToll(0, 0, 0, false);
    }

    /** After the worker of the attempt that reported this ended. */
    public DeathToll died() {
        return working ? new DeathToll(fruitless + 1, repeated + 1, furthest, false) : this;
    }

    /** The next attempt, before it works. */
    public DeathToll waiting() {
        return new DeathToll(fruitless, repeated, furthest, false);
    }

    /** The attempt works from now on. */
    public DeathToll begun() {
        return new DeathToll(fruitless, repeated, furthest, true);
    }

    /** So much of the work is done, and is found by the next attempt. */
    public DeathToll kept(long progress) {
        return progress > furthest ? new DeathToll(0, 0, progress, working) : this;
    }

    /** So much of the work was done in this attempt; some of it may have to be done again by the next one. */
    public DeathToll made(long progress) {
        return progress > furthest ? kept(progress) : new DeathToll(0, repeated, furthest, working);
    }

    /** Whether an attempt before this one took its worker with it, and nothing was gained since. */
    public boolean suspect() {
        return repeated > 0;
    }

    /** The ends that are too many. */
    public int fatalEnds() {
        return fruitless >= MOST_FRUITLESS ? fruitless : repeated;
    }

    /** Whether it must not be tried again. */
    public boolean fatal() {
        return fruitless >= MOST_FRUITLESS || repeated >= MOST_REPEATED;
    }
}
