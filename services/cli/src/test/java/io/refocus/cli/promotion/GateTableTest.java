package io.refocus.cli.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import io.refocus.cli.shell.SaidShell;
import io.refocus.workflows.gate.GateNumbers;
import io.refocus.workflows.gate.GatePolicy;
import io.refocus.workflows.gate.GateRow;
import io.refocus.workflows.promotion.PromotionStage;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GateTableTest {
    private static final GatePolicy POLICY = new GatePolicy(
            "refocus",
            0.5,
            0.6,
            Optional.of(new GatePolicy.NoHarm(30, 2)),
            new GatePolicy.Bootstrap(1000, 0.95, 7),
            30);
    private static final GateNumbers NUMBERS = new GateNumbers(
            16,
            28.2079,
            27.4991,
            0.7088,
            0.76865,
            0.75171,
            Optional.of(28.1),
            Optional.of(0.7612),
            Optional.of(0.973),
            Optional.of(new GateNumbers.SharpInputs(36.214, -1.2349, "owl-0")));

    @Test
    void theChampionHasALineWithTheShareOfResamples() {
        assertThat(GateTable.text(NUMBERS, POLICY).lines().map(line -> line.replaceAll(" {2,}", " | ")))
                .containsExactly(
                        "TEST PICTURES: 16 | PSNR | SSIM | REQUIRED",
                        "blurred input | 27.50 dB | 0.7517",
                        "restored by the challenger | 28.21 dB | 0.7687 | SSIM at least 0.6000",
                        "gain over the input | +0.71 dB | at least +0.50 dB",
                        "sharp input, restored | 36.21 dB | at least 30.00 dB; largest mean shift -1.23 levels, at most 2.00",
                        "restored by the champion | 28.10 dB | 0.7612 | challenger better in 97.3 % of resamples, required: 95.0 %");
    }

    @Test
    void thePicturesWithTheLeastGainAreShown() {
        List<GateRow> rows = IntStream.range(0, 30)
                .mapToObj(i -> new GateRow(
                        "test/" + i + ".png",
                        "s",
                        28.0 + i,
                        0.8,
                        27.5,
                        0.7,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new GateRow.SharpInput(41.5, -0.25))))
                .sorted(Comparator.comparing(GateRow::picture))
                .toList();

        List<String> lines = GatePictures.text(rows)
                .lines()
                .map(line -> line.strip().replaceAll(" {2,}", " | "))
                .toList();

        assertThat(lines).hasSize(22);
        assertThat(lines.get(1)).isEqualTo("test/0.png | 27.50 dB | 28.00 dB | +0.50 dB | 0.8000 | 41.50 dB");
        assertThat(lines.get(21)).isEqualTo("and 10 more pictures, which gain more; --report DIR copies all");
    }

    @Test
    void stagesAreSaidInWords() {
        SaidShell said = new SaidShell();

        new PromotionOutput(said.shell()).entered(PromotionStage.WAITING_FOR_REPLICAS);

        assertThat(said.lines()).containsExactly("waiting for replicas");
    }
}
