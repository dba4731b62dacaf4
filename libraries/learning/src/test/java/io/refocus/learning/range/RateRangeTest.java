package io.refocus.learning.range;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.refocus.documents.IllegalValueException;
import io.refocus.learning.experiment.Experiment;
import io.refocus.learning.experiment.ExperimentSamples;
import io.refocus.learning.feed.Pictures;
import io.refocus.learning.feed.TrainingPairs;
import io.refocus.learning.restore.ShippedModels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RateRangeTest {
    private static final RangeOrder ORDER = new RangeOrder(1e-5, 1, 60);
    private static final TrainingPairs PAIRS = new TrainingPairs(Pictures.pairs(4, 32, 1), Pictures.pairs(2, 32, 100));
    private static final ShippedModels MODELS = ShippedModels.ofThisBuild();

    private static RateRange range(Experiment experiment) {
        return new RateRange(experiment, PAIRS, MODELS, ORDER);
    }

    @Test
    void theGeneratorsLossIsTheObjectiveAloneAndTheSameOrderGivesTheSameCurve() {
        Experiment experiment = ExperimentSamples.tiny(5);
        List<Integer> heard = new ArrayList<>();
        RangeCurve curve = range(experiment).generator((step, point) -> heard.add(step));
        assertThat(heard).hasSize(curve.points().size()).startsWith(1, 2, 3);
        assertThat(curve.points().get(0).rate()).isEqualTo(1e-5);
        assertThat(range(experiment).generator((step, point) -> {}).points()).isEqualTo(curve.points());
        Experiment loud = experiment.vary(Map.of("adversary.weight", 100.0));
        assertThat(range(loud).generator((step, point) -> {}).points().get(0))
                .isEqualTo(curve.points().get(0));
    }

    @Test
    void discriminatorsTakePartFromTheFirstStep() {
        Experiment late = ExperimentSamples.tiny(5).vary(Map.of("adversary.startsAfter", 1000));
        RangeCurve curve = range(late).discriminators((step, point) -> {});
        assertThat(curve.points().get(0).loss()).isBetween(1.0, 2.0); // two cross-entropies of ln 2 at the start
        assertThat(curve.points())
                .isEqualTo(range(ExperimentSamples.tiny(5))
                        .discriminators((step, point) -> {})
                        .points());
    }

    @Test
    void aRampEndsWhereItsListenerSays() {
        RangeListener listener = new RangeListener() {
            @Override
            public void stepped(int step, RangePoint point) {
                assertThat(step).isEqualTo(1);
            }

            @Override
            public boolean stopRequested() {
                return true;
            }
        };
        assertThat(range(ExperimentSamples.tiny(5)).generator(listener).points())
                .hasSize(1);
    }

    @Test
    void anExperimentWithoutAdversaryHasNoRateOfOne() {
        assertThatThrownBy(() -> range(ExperimentSamples.alone(5)).discriminators((step, point) -> {}))
                .isInstanceOf(IllegalValueException.class)
                .hasMessageContaining("an adversary, whose rate is to be found");
    }
}
