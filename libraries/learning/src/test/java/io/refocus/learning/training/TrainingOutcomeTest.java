package io.refocus.learning.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.refocus.imaging.metric.PictureScores;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingOutcomeTest {

    @ParameterizedTest(name = "best {1} dB at step {0}, {2} dB at the end, finished: {3}")
    @CsvSource({
        "0, 28.4, 4.2, true, true", // blew up
        "0, 28.4, 22.3, true, true", // by more than 6 dB
        "0, 28.4, 22.5, true, false",
        "0, 28.4, 28.4, true, false", // learnt nothing
        "10, 28.4, 4.2, true, false", // there is a model to show for it
        "0, 28.4, 4.2, false, false" // stopped on its way
    })
    void aTrainingThatOnlyMadeTheNetworkFarWorseHasDiverged(
            long bestStep, double bestDb, double lastDb, boolean finished, boolean diverged) {
        TrainingOutcome outcome = new TrainingOutcome(400, finished, report(400, lastDb), report(bestStep, bestDb), 1);

        assertThat(outcome.divergence().isPresent()).isEqualTo(diverged);
    }

    @Test
    void theReasonNamesBothScores() {
        TrainingOutcome outcome = new TrainingOutcome(400, true, report(400, 4.2), report(0, 28.4), 1);

        assertThat(outcome.divergence())
                .contains("no step was better than the untrained network: 28.40 dB before the first, 4.20 dB after 400."
                        + " Try a lower learning rate");
    }

    @Test
    void validationsOfOtherCropsAreForgottenAndThoseOfTheSameAreKept() {
        ValidationReport infinite = report(0, Double.POSITIVE_INFINITY);
        TrainingState state = TrainingState.initial("experiment", "pairs")
                .validated(
                        infinite,
                        TrainingState.initial("", "").generatorRate(),
                        TrainingState.initial("", "").discriminatorRate());

        assertThat(state.measuredOn(infinite.identity())).isEqualTo(state);
        TrainingState other = state.measuredOn(new PictureScores(31, 0.9, 0.9, 0.9));
        assertThat(other.best()).isEmpty();
        assertThat(other.last()).isEmpty();
        assertThat(other.isBest(report(10, 31))).isTrue();
    }

    private static ValidationReport report(long step, double psnrDb) {
        PictureScores blurred = new PictureScores(28.4, 0.8, 0.9, 0.7);
        return new ValidationReport(step, new PictureScores(psnrDb, 0.8, 0.9, 0.7), blurred, Optional.empty());
    }
}
