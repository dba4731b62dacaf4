package io.refocus.imaging.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.refocus.imaging.Picture;
import io.refocus.imaging.PictureCodec;
import io.refocus.imaging.sheet.Dots.Dot;
import io.refocus.imaging.sheet.Dots.Places;
import io.refocus.imaging.sheet.ParallelAxes.Line;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PanelsTest {
    private static final float[] BLUE = {0, 0x72 / 255f, 0xB2 / 255f};

    private static Picture decoded(byte[] png) {
        return PictureCodec.decode(png, 10_000_000);
    }

    private static long coloured(Picture picture, float[] colour, int left, int right) {
        long count = 0;
        for (int y = 0; y < picture.height(); y++)
            for (int x = left; x < right; x++)
                if (Math.abs(picture.at(0, x, y) - colour[0]) < 0.01
                        && Math.abs(picture.at(1, x, y) - colour[1]) < 0.01
                        && Math.abs(picture.at(2, x, y) - colour[2]) < 0.01) count++;
        return count;
    }

    @Test
    void numbersOverDecadesAreLogarithmicAndNamesHaveTheirPlaces() {
        Places rates = Places.of(List.of(1e-5, 1e-3, 0.1));
        assertThat(rates.scale().place(rates.number(1e-3))).isCloseTo(0.5, within(1e-12));
        Places names = Places.of(List.of("resnet", "nafnet", "resnet"));
        assertThat(names.names()).containsExactly("nafnet", "resnet");
        assertThat(names.scale().place(names.number("resnet"))).isEqualTo(0.75);
        assertThat(names.scale().label(0)).isEqualTo("nafnet");
        assertThat(Places.of(List.of(2, "auto")).names()).containsExactly("2", "auto");
    }

    @Test
    void eachChartHasItsDots() {
        Map<String, List<Dot>> charts = new LinkedHashMap<>();
        charts.put("rate", List.of(new Dot(1e-5, 27), new Dot(1e-3, 28.5), new Dot(1e-2, Double.NaN)));
        charts.put("network", List.of(new Dot("nafnet", 28)));
        charts.put("batch", List.of());
        Picture picture = decoded(Dots.panels("Sweep demo", "PSNR, dB", charts));
        assertThat(picture.width()).isEqualTo(1120);
        assertThat(picture.height()).isEqualTo(72 + 2 * 340);
        long left = coloured(picture, BLUE, 0, 560);
        long right = coloured(picture, BLUE, 560, 1120);
        assertThat(right).isBetween(15L, 35L); // one dot of radius 3.2
        assertThat(left).isCloseTo(2 * right, within(8L));
    }

    @Test
    void theBestLineIsBlueAndTheWorstIsGrey() {
        List<Line> lines =
                List.of(new Line(Map.of("rate", 0.001, "network", "nafnet"), 28.5), new Line(Map.of("rate", 0.01), 27));
        Picture picture = decoded(ParallelAxes.png("Sweep demo", List.of("rate", "network"), "PSNR, dB", lines));
        assertThat(coloured(picture, BLUE, 111, 1009)).isGreaterThan(300); // one line across, its edges smoothed
        assertThat(decoded(ParallelAxes.png("Sweep demo", List.of(), "PSNR, dB", List.of()))
                        .width())
                .isEqualTo(1120);
    }

    @Test
    void aBarIsAsLongAsItsShare() {
        Map<String, Double> shares = new LinkedHashMap<>();
        shares.put("learningRate.start", 0.75);
        shares.put("batchSize", 0.25);
        Picture picture = decoded(Bars.png("Importance", shares));
        assertThat(picture.height()).isEqualTo(72 + 3 * 44);
        assertThat((double) coloured(picture, BLUE, 0, 1120)).isCloseTo(24 * (1120 - 480), within(200.0));
        assertThat(decoded(Bars.png("Importance", Map.of())).width()).isEqualTo(1120);
    }
}
