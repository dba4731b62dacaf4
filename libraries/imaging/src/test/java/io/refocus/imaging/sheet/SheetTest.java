package io.refocus.imaging.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.refocus.imaging.Picture;
import io.refocus.imaging.PictureCodec;
import io.refocus.imaging.random.SeededRandom;
import io.refocus.imaging.sheet.ContactSheet.Row;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SheetTest {

    @Test
    void eachStateIsShownInItsColumn() {
        Row row = new Row("flat", flat(336, 336, 0.2f), flat(336, 336, 0.6f), flat(336, 336, 1), 20, 25);
        Picture sheet = decoded(ContactSheet.jpeg("three greys", List.of(row)));
        int y = SheetHead.HEIGHT + 13 + 28 + 300; // inside the whole pictures, below the detail's frame at the top
        assertThat(sheet.width()).isEqualTo(1104);
        assertThat(sheet.at(0, SheetTheme.cellLeft(0) + 300, y)).isCloseTo(0.2f, within(0.006f));
        assertThat(sheet.at(1, SheetTheme.cellLeft(1) + 300, y)).isCloseTo(0.6f, within(0.006f));
        assertThat(sheet.at(2, SheetTheme.cellLeft(2) + 300, y)).isCloseTo(1, within(0.003f));
    }

    @Test
    void anySizeOfPictureFits() {
        List<Row> rows = List.of(row(1, 1), row(33, 17), row(2000, 3), row(3, 2000), row(1280, 720));
        Picture sheet = decoded(ContactSheet.jpeg("odd sizes", rows));
        assertThat(sheet.width()).isEqualTo(1104);
        assertThat(sheet.height()).isGreaterThan(5 * 60);
    }

    @Test
    void textThatNoFontHoldsAndTextThatIsTooLongAreDrawnAnyway() {
        Row row = new Row(
                "猫 ".repeat(200), flat(20, 20, 0), flat(20, 20, 0), flat(20, 20, 0), 20, Double.POSITIVE_INFINITY);
        assertThat(decoded(ContactSheet.jpeg("x".repeat(500), List.of(row))).width())
                .isEqualTo(1104);
    }

    @Test
    void detailIsWhereBlurringHurtMost() {
        Picture sharp = flat(100, 80, 0.5f);
        Picture blurred = flat(100, 80, 0.5f);
        blurred.planes()[40 * 100 + 70] = 1;
        DetailRegion detail = DetailRegion.of(blurred, sharp, 20, 10);
        assertThat(detail.x()).isBetween(51, 70);
        assertThat(detail.y()).isBetween(31, 40);
        assertThat(DetailRegion.of(blurred, sharp, 300, 300)).isEqualTo(new DetailRegion(0, 0, 100, 80));
    }

    @Test
    void aRowHoldsNoWholePicture() {
        Picture large = flat(3000, 2000, 0.5f);
        Row row = new Row("large", large, large, large, 20, 20);
        assertThat(row.laidOut().cells())
                .allSatisfy(cell ->
                        assertThat(cell.whole().area() + cell.detail().area()).isLessThan(200_000));
    }

    @Test
    void shrinkingAveragesAndEnlargingRepeats() {
        Picture picture = new Picture(4, 2, new float[] {
            0, 1, 0, 1, 1, 0, 1, 0, .1f, .2f, .3f, .4f, .5f, .6f, .7f, .8f, 0, 0, 0, 0, 0, 0, 0, 0
        });
        assertThat(Scaling.scaled(picture, 0.5).planes())
                .containsExactly(new float[] {.5f, .5f, .35f, .55f, 0, 0}, within(1e-6f));
        Picture large = Scaling.resized(picture, 8, 4);
        assertThat(large.at(0, 2, 1)).isEqualTo(1);
        assertThat(large.at(0, 3, 0)).isEqualTo(1);
        assertThat(large.at(0, 1, 3)).isEqualTo(1);
        Picture thirds = Scaling.resized(new Picture(3, 1, new float[] {0, 1, 0.5f, 0, 0, 0, 0, 0, 0}), 2, 1);
        assertThat(thirds.at(0, 0, 0)).isCloseTo((0 + 0.5f * 1) / 1.5f, within(1e-6f));
        assertThat(thirds.at(0, 1, 0)).isCloseTo((0.5f * 1 + 0.5f) / 1.5f, within(1e-6f));
    }

    @Test
    void rowsThatMakeNoSenseCannotBeBuilt() {
        Picture a = flat(12, 12, 0);
        assertThatThrownBy(() -> new Row("x", a, flat(12, 13, 0), a, 1, 1))
                .hasMessage("restored is Picture 12x13 and sharp is Picture 12x12; expected equal sizes");
        assertThatThrownBy(() -> new Row(" ", a, a, a, 1, 1)).hasMessageContaining("name");
        assertThatThrownBy(() -> new Row("x", a, a, a, 1, Double.NaN)).hasMessageContaining("restoredPsnrDb is NaN");
        assertThatThrownBy(() -> ContactSheet.jpeg("none", List.of())).hasMessageContaining("rows");
    }

    @Test
    void decibelsAreWrittenWithTwoDigits() {
        assertThat(SheetTheme.decibels(27.126)).isEqualTo("27.13 dB");
        assertThat(SheetTheme.decibels(Double.POSITIVE_INFINITY)).isEqualTo("∞ dB");
        assertThat(SheetTheme.gain(1.5)).isEqualTo("+1.50 dB");
        assertThat(SheetTheme.gain(-0.25)).isEqualTo("-0.25 dB");
    }

    private static Row row(int width, int height) {
        SeededRandom random = new SeededRandom(width);
        Picture sharp = flat(width, height, 0);
        for (int i = 0; i < sharp.planes().length; i++) {
            sharp.planes()[i] = (float) random.nextDouble();
        }
        return new Row(width + " x " + height, sharp, sharp, sharp, 20, 20);
    }

    private static Picture flat(int width, int height, float value) {
        float[] planes = new float[3 * width * height];
        Arrays.fill(planes, value);
        return new Picture(width, height, planes);
    }

    private static Picture decoded(byte[] png) {
        return PictureCodec.decode(png, 1 << 24);
    }
}
