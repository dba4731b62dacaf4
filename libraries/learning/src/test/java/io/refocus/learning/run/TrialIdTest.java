package io.refocus.learning.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.refocus.learning.Numerics;
import io.refocus.learning.experiment.Experiment;
import io.refocus.learning.experiment.ExperimentSamples;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TrialIdTest {
    private static final Experiment TINY = ExperimentSamples.tiny(30);

    /** Pinned: a trial that is asked for by another build, on another machine, is found. */
    @Test
    void itIsAFunctionOfExperimentDatasetSeedAndNumericsVersion() {
        assertThat(TrialId.of(TINY, "photos-1", 1)).isEqualTo("4e0e53c1f396bf9c");
        assertThat(TrialId.of(TINY, "photos-1")).isEqualTo(TrialId.of(TINY, "photos-1", Numerics.VERSION));
    }

    @Test
    void eachOfThemMakesAnotherTrial() {
        assertThat(Stream.of(
                        TrialId.of(TINY, "photos-1", 1),
                        TrialId.of(TINY, "photos-2", 1),
                        TrialId.of(TINY, "photos-1", 2),
                        TrialId.of(TINY.vary(Map.of("seed", 4)), "photos-1", 1),
                        TrialId.of(TINY.vary(Map.of("training.steps", 31)), "photos-1", 1)))
                .doesNotHaveDuplicates();
    }
}
