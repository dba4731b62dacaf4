package io.refocus.learning.run;

import io.refocus.documents.Documents;
import io.refocus.learning.Numerics;
import io.refocus.learning.experiment.Experiment;
import java.util.Map;

/** The identity of a training. */
public final class TrialId {
    /**
     * Digits of a digest that an id is made of: short enough to type, and long enough that no two are equal by
     * chance.
     */
    private static final int DIGITS = 16;

    private TrialId() {}

    /**
     * Equal experiments, seed included, on equal data by equal numerics are the same trial, however far it is trained.
     *
     * @param dataset digest of the dataset version, or another name of the pictures
     */
    public static String of(Experiment experiment, String dataset) {
        return of(experiment, dataset, Numerics.VERSION);
    }

    static String of(Experiment experiment, String dataset, int numerics) {
        return Documents.digest(Map.of(
                        "experiment", experiment,
                        "dataset", dataset,
                        "numerics", numerics,
                        "seed", experiment.seed()))
                .substring(0, DIGITS);
    }
}
