package io.refocus.imaging.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.refocus.imaging.Picture;
import io.refocus.imaging.PictureCodec;
import io.refocus.imaging.sheet.Curves.Point;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CurvesTest {

    @Test
    void marksAreRoundNumbersAroundTheValues() {
        Scale.Linear scale = Scale.over(new double[] {26.93, 28.41}, true);
        assertThat(scale.step()).isEqualTo(0.5);
        assertThat(scale.marks()).containsExactly(new double[] {26.5, 27, 27.5, 28, 28.5}, within(1e-12));
        assertThat(scale.label(27.5)).isEqualTo("27.5");
        assertThat(scale.place(27.5)).isEqualTo(0.5);
    }

    @Test
    void stepsBeginAndEndWhereTheyDo() {
        Scale.Linear scale = Scale.over(new double[] {0, 130}, false);
        assertThat(scale.high()).isEqualTo(130);
        assertThat(scale.marks()).containsExactly(new double[] {0, 50, 100}, within(1e-12));
        assertThat(Scale.over(new double[] {0, 30_000}, false).label(10_000)).isEqualTo("10,000");
    }

    @Test
    void oneValueOrNoneStillMakesAScale() {
        assertThat(Scale.over(new double[] {5}, true).place(5)).isBetween(0.2, 0.8);
        assertThat(Scale.over(new double[0], true).high()).isEqualTo(1);
        assertThat(Scale.over(new double[] {0, 0}, true).place(0)).isBetween(0.2, 0.8);
        assertThat(Scale.over(new double[] {1e-7, 3e-7}, true).label(2e-7)).isEqualTo("0.00000020");
    }

    @Test
    void anyValuesGiveAFewMarks() {
        for (double[] values : new double[][] {
            {1e15, -1e15},
            {0, 1e-300},
            {1e15, Math.nextUp(1e15)},
            {-1e15, Math.nextUp(-1e15)},
            {28, Math.nextUp(28.0)},
            {0, 1e15}
        }) {
            Scale.Linear scale = Scale.over(values, true);
            assertThat(scale.marks()).hasSizeBetween(1, 12);
            assertThat(scale.place(values[0])).isBetween(0.0, 1.0);
        }
    }

    @Test
    void aValueBeyondEveryScaleLeavesAGap() {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            points.add(new Point(i, i == 25 ? Double.MAX_VALUE : i));
        }
        assertThat(count(decoded(Curves.png("t", "dB", Map.of("a", points))), 0x0072B2))
                .isGreaterThan(500);
    }

    @Test
    void valuesOverDecadesAreOnALogarithmicScale() {
        Scale scale = Scale.showing(new double[] {80, 2, 0.5, 0.03});

        assertThat(scale.marks()).containsExactly(new double[] {0.01, 0.1, 1, 10, 100}, within(1e-9));
        assertThat(scale.place(1)).isEqualTo(0.5);
        assertThat(scale.label(0.01)).isEqualTo("0.01");
        assertThat(scale.label(100)).isEqualTo("100");
        assertThat(Scale.showing(new double[] {1e-12, 1e14}).marks()).hasSizeBetween(3, 9);
        assertThat(Scale.showing(new double[] {1e-320, 1e15}).marks()).hasSizeBetween(3, 9);
    }

    @Test
    void aFirstSpikeDoesNotHideWhatFollows() {
        double[] losses = new double[500];
        for (int i = 0; i < losses.length; i++) {
            losses[i] = -28 - i * 0.001;
        }
        losses[0] = 4000;

        Scale scale = Scale.showing(losses);

        assertThat(scale.place(-28.0)).isGreaterThan(0.6);
        assertThat(scale.place(-28.499)).isLessThan(0.3);
        assertThat(scale.place(4000)).as("drawn at the edge").isEqualTo(1);
    }

    @Test
    void theLastValueIsInsideHoweverFarOut() {
        double[] values = new double[300];
        java.util.Arrays.fill(values, 0, 299, -1.0);
        values[299] = 7;

        assertThat(Scale.showing(values).place(6.5)).isLessThan(1);
    }

    @Test
    void curvesOfDifferentMagnitudesEachFillAPanel() {
        Map<String, List<Point>> series = new LinkedHashMap<>();
        for (double magnitude : new double[] {-28, 0.001, 900}) {
            List<Point> points = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                points.add(new Point(i, magnitude * (1 + 0.1 * Math.sin(i))));
            }
            series.put("loss " + magnitude, points);
        }

        Picture chart = decoded(Curves.panels("losses", series));

        assertThat(chart.height()).isEqualTo(72 + 2 * 290);
        for (int colour : new int[] {0x0072B2, 0xD55E00, 0x009E73}) {
            assertThat(count(chart, colour))
                    .as("pixels of a curve that swings over its panel")
                    .isGreaterThan(2000);
        }
        assertThat(decoded(Curves.panels("none", Map.of())).width()).isEqualTo(1120);
    }

    @Test
    void aLineInTheFirstColourCrossesTheChart() {
        Picture chart = decoded(Curves.png("t", "dB", Map.of("a", List.of(new Point(0, 0), new Point(100, 1)))));
        assertThat(chart.width()).isEqualTo(1120);
        assertThat(chart.height()).isEqualTo(630);
        assertThat(count(chart, 0x0072B2)).isGreaterThan(1000);
    }

    @Test
    void valuesThatAreNotFiniteLeaveAGap() {
        List<Point> whole = new ArrayList<>();
        List<Point> broken = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            whole.add(new Point(i, i));
            broken.add(new Point(i, i >= 30 && i < 70 ? Double.NaN : i));
        }
        int all = count(decoded(Curves.png("t", "dB", Map.of("a", whole))), 0x0072B2);
        int some = count(decoded(Curves.png("t", "dB", Map.of("a", broken))), 0x0072B2);
        assertThat((double) some / all).isBetween(0.55, 0.7);
    }

    @Test
    void nothingAndManySeriesAreDrawnToo() {
        Map<String, List<Point>> many = new LinkedHashMap<>();
        for (int i = 0; i < 40; i++) {
            many.put("a series with a long name " + i, List.of(new Point(i, i)));
        }
        assertThat(decoded(Curves.png("many", "dB", many)).width()).isEqualTo(1120);
        assertThat(decoded(Curves.png("none", "dB", Map.of())).width()).isEqualTo(1120);
        assertThat(decoded(Curves.png("empty", "dB", Map.of("a", List.of()))).width())
                .isEqualTo(1120);
    }

    private static int count(Picture chart, int rgb) {
        int count = 0;
        for (int i = 0; i < chart.area(); i++) {
            int pixel = Picture.toEightBit(chart.planes()[i]) << 16
                    | Picture.toEightBit(chart.planes()[chart.area() + i]) << 8
                    | Picture.toEightBit(chart.planes()[2 * chart.area() + i]);
            count += pixel == rgb ? 1 : 0;
        }
        return count;
    }

    private static Picture decoded(byte[] png) {
        return PictureCodec.decode(png, 1 << 24);
    }
}
