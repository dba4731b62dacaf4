package io.refocus.cli.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.refocus.application.pairs.PairFolder;
import io.refocus.application.pairs.PairFolders;
import io.refocus.datasets.SplitShares;
import io.refocus.learning.experiment.Experiment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainOrderTest {
    @TempDir
    private Path folder;

    @Test
    void onceItIsKnownHowManyStepsFitTimeNoLongerCutsThemShort() throws IOException {
        for (String name : List.of("train/blur/a", "validation/blur/b")) {
            PairFolders.write(
                    folder.resolve(name + ".png"), PairFolders.stripes(40, 32 + name.charAt(name.length() - 1) % 8, 6));
            PairFolders.write(
                    folder.resolve(name.replace("blur", "sharp") + ".png"),
                    PairFolders.stripes(40, 32 + name.charAt(name.length() - 1) % 8, 0));
        }
        Experiment demo = Experiment.read(Path.of("../../configs/experiments/demo.yaml"));
        PairFolder pairs = PairFolder.toTrain(folder, new SplitShares(0.125, 0, 1), false);

        TrainOrder fitted = new TrainOrder(
                        demo, pairs, "photos", folder, Optional.of(700L), Optional.of(3.0), true, false, "again")
                .withSteps(1234);

        assertThat(fitted.experiment().training().steps()).isEqualTo(1234);
        assertThat(fitted.lastStep()).isEqualTo(700);
        assertThat(fitted.withSteps(600).lastStep()).isEqualTo(600);
        assertThat(fitted.minutes()).isEmpty();
        assertThat(fitted.fits()).isFalse();
    }
}
