package io.refocus.worker.configs;

import static org.assertj.core.api.Assertions.assertThat;

import io.refocus.datasets.DatasetConfig;
import io.refocus.datasets.DatasetSource;
import io.refocus.datasets.DatasetVersion;
import io.refocus.documents.Documents;
import io.refocus.imaging.blur.BlurRecipe;
import io.refocus.imaging.blur.KernelRecipe;
import io.refocus.learning.experiment.Experiment;
import io.refocus.learning.run.TrialId;
import io.refocus.workflows.gate.GatePolicy;
import io.refocus.workflows.search.Grid;
import io.refocus.workflows.search.SweepConfig;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files under {@code configs} are legal, go together, and mean what the documentation says. */
class ShippedConfigsTest {
    private static final Path CONFIGS =
            Path.of("..", "..", "configs").toAbsolutePath().normalize();

    @Test
    void theDemosBlurIsHalfDefocusHalfShortShakeInLinearLight() {
        BlurRecipe recipe = recipe("demo");

        assertThat(recipe.gamma()).isEqualTo(2.2);
        assertThat(recipe.noiseSd()).isEqualTo(0.004);
        assertThat(recipe.parts())
                .extracting(part -> part.kernel())
                .containsExactly(
                        new KernelRecipe.Defocus(1, 3), new KernelRecipe.CameraShake(12, List.of(0.3, 0.6, 1.0)));
    }

    @Test
    void theShakeDatasetIsSixtyPixelsLong() {
        assertThat(recipe("shake").parts())
                .extracting(part -> part.kernel())
                .containsExactly(new KernelRecipe.CameraShake(60, List.of(0.1, 0.5, 1.0)));
        assertThat(recipe("shake").gamma()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"demo, 3", "deblur, 3", "deblur-warm, 2", "schedules, 3"})
    void sweepsVaryTheirExperimentInDifferentTrials(String name, int trials) {
        SweepConfig sweep = SweepConfig.read(CONFIGS.resolve("sweeps/" + name + ".yaml"));
        Experiment experiment = Experiment.read(sweep.experiment());
        DatasetVersion dataset = new DatasetVersion(sweep.dataset(), "any");

        assertThat(Grid.points(sweep.grid()))
                .hasSize(trials)
                .extracting(point -> TrialId.of(experiment.vary(point), dataset.version()))
                .doesNotHaveDuplicates();
    }

    @Test
    void familiesOfSchedulesAreDifferentTrialsOfEqualLength() {
        SweepConfig sweep = SweepConfig.read(CONFIGS.resolve("sweeps/schedule-families.yaml"));
        Experiment experiment = Experiment.read(sweep.experiment());

        assertThat(sweep.searched().orElseThrow().parameters().all(100).orElseThrow())
                .hasSize(8)
                .extracting(point -> TrialId.of(experiment.vary(point), "any"))
                .doesNotHaveDuplicates();
    }

    @Test
    void theDemoTrainsATrueGan() {
        assertThat(Experiment.read(CONFIGS.resolve("experiments/demo.yaml")).adversary())
                .isPresent();
    }

    @Test
    void theGateAsksForAGain() {
        GatePolicy policy = Documents.readYaml(CONFIGS.resolve("gates/default.yaml"), GatePolicy.class);

        assertThat(policy.model()).isEqualTo("refocus");
        assertThat(policy.minimumGainDb()).isPositive();
    }

    private static BlurRecipe recipe(String dataset) {
        DatasetConfig config = DatasetConfig.read(CONFIGS.resolve("datasets/" + dataset + ".yaml"));
        DatasetSource.Photographs source = (DatasetSource.Photographs) config.source();
        assertThat(source.location())
                .isEqualTo(CONFIGS.resolve("datasets/photos").toString());
        return Documents.bind(source.blur(), dataset, BlurRecipe.class);
    }
}
