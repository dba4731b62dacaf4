package io.refocus.learning;

/** The declared version of what a training computes: part of a trial's identity and of every checkpoint. */
public final class Numerics {
    /**
     * Raise it by one in the commit after which the same experiment, dataset and seed give other weights or other scores: a
     * layer, network, objective, optimiser, schedule, crop, augmentation, blur or metric that computes other numbers. Old trials
     * keep their results under their old ids, and checkpoints of an older version are not resumed.
     *
     * <p>Leave it when numbers stay bit for bit: renaming, log texts, charts, benchmarks, a faster path that the golden tests
     * accept without a change of their values.
     */
    public static final int VERSION = 1;

    private Numerics() {}
}
