package io.refocus.application.plot;

import static org.assertj.core.api.Assertions.assertThat;

import io.refocus.imaging.PictureCodec;
import io.refocus.imaging.sheet.Curves.Point;
import io.refocus.learning.journal.Journal;
import io.refocus.learning.journal.JournalEntry.Begun;
import io.refocus.learning.journal.JournalEntry.Stepped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SweepPlotsTest {
    private static final String RATE = "generatorOptimiser.learningRate.start";

    private static PlottedTrial trial(int number, Map<String, Object> parameters, Double psnrDb) {
        Journal journal = new Journal();
        journal.append(new Begun(1, 0, 1_000_000 - number));
        journal.append(new Stepped(1, Map.of(), 0.001 * number, 0, 1, 0, 1_000_000));
        return new PlottedTrial("trial" + number, parameters, Optional.ofNullable(psnrDb), journal);
    }

    private static List<PlottedTrial> trials(int count) {
        List<PlottedTrial> trials = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            trials.add(trial(i, Map.of(RATE, 0.001 * i, "generator.width", 16), 28.0 - i));
        }
        return trials;
    }

    @Test
    void allThatTrialsCanSayIsDrawn() {
        Map<String, byte[]> plots = SweepPlots.of("demo", trials(8));
        assertThat(plots.keySet())
                .containsExactly(
                        "psnr.png", "rates.png", "best-so-far.png", "parameters.png", "parallel.png", "importance.png");
        plots.values()
                .forEach(png ->
                        assertThat(PictureCodec.decode(png, 10_000_000).width()).isEqualTo(1120));
        assertThat(PictureCodec.decode(plots.get("parameters.png"), 10_000_000).height())
                .as("one row of charts: what has one value is not drawn")
                .isEqualTo(72 + 340);
    }

    @Test
    void theBestSoFarGoesByTheOrderInWhichTrialsBegan() {
        List<PlottedTrial> bestFirst = List.of(
                trial(2, Map.of(RATE, 0.2), 28.5),
                trial(1, Map.of(RATE, 0.1), 28.0),
                trial(3, Map.of(RATE, 0.3), 27.0));
        assertThat(SweepPlots.bestSoFar(bestFirst)) // trial 3 began first, trial 1 last
                .containsExactly(new Point(1, 27.0), new Point(2, 28.5), new Point(3, 28.5));
    }

    @Test
    void aSweepWithoutResultsHasItsCurves() {
        List<PlottedTrial> diverged = List.of(trial(1, Map.of(RATE, 0.1), null), trial(2, Map.of(RATE, 0.2), null));
        assertThat(SweepPlots.of("demo", diverged)).containsOnlyKeys("psnr.png", "rates.png");
        assertThat(SweepPlots.of("demo", List.of())).containsOnlyKeys("psnr.png", "rates.png");
    }

    @Test
    void fewResultsSayNothingOfImportance() {
        assertThat(SweepPlots.of("demo", trials(3)))
                .containsOnlyKeys("psnr.png", "rates.png", "best-so-far.png", "parameters.png", "parallel.png");
    }
}
