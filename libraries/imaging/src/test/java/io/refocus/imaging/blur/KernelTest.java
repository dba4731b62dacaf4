package io.refocus.imaging.blur;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.refocus.imaging.random.SeededRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KernelTest {

    @ParameterizedTest(name = "path of {0} pixels, exposure {1}")
    @CsvSource({"60, 0.1", "60, 0.5", "60, 1", "12, 0.3", "12, 1", "1, 0.001", "256, 1"})
    void shakeKernelsSumToOneAndAreCentred(double length, double exposure) {
        BlurRecipe recipe = only(new KernelRecipe.CameraShake(length, List.of(exposure)));
        for (long seed = 0; seed < 50; seed++) {
            Kernel kernel = BlurSynthesis.draw(recipe, new SeededRandom(seed));
            assertSumsToOneAndIsCentred(kernel);
            assertThat(reach(kernel)).isLessThanOrEqualTo(length * exposure + 2);
        }
    }

    @ParameterizedTest(name = "disc of radius {0}")
    @ValueSource(doubles = {0.1, 0.5, 1, 1.7, 3, 20.3})
    void discsSumToOneAndAreCentred(double radius) {
        assertSumsToOneAndIsCentred(Disc.kernel(radius));
    }

    @Test
    void discOfRadiusOneIsAPixelAndPartsOfItsNeighbours() {
        Kernel disc = Disc.kernel(1);
        assertThat(disc.taps()).isEqualTo(9);
        double area = 0;
        for (int i = 0; i < disc.taps(); i++) {
            double covered = disc.weight()[i] / disc.weight()[4]; // the middle is covered whole
            area += covered;
            boolean corner = disc.dx()[i] != 0 && disc.dy()[i] != 0;
            boolean middle = disc.dx()[i] == 0 && disc.dy()[i] == 0;
            // integrals of the unit circle over a corner pixel and an edge pixel
            assertThat(covered).isCloseTo(middle ? 1 : corner ? 0.0792 : 0.4566, within(0.035));
        }
        assertThat(area).isCloseTo(Math.PI, within(0.12));
    }

    @Test
    void straightHalfPixelStepIsSplatOnFourPixelsAtMost() {
        Kernel kernel =
                BlurSynthesis.draw(only(new KernelRecipe.CameraShake(0.001, List.of(1.0))), new SeededRandom(1));
        float most = 0;
        for (int i = 0; i < kernel.taps(); i++) {
            most = Math.max(most, kernel.weight()[i]);
        }
        assertThat(most).isGreaterThan(0.99f); // a path without length is no blur
    }

    @Test
    void exposuresAreDrawnEvenly() {
        BlurRecipe recipe = only(new KernelRecipe.CameraShake(200, List.of(0.01, 1.0)));
        int small = 0;
        for (long seed = 0; seed < 400; seed++) {
            small += BlurSynthesis.draw(recipe, new SeededRandom(seed)).taps() < 20 ? 1 : 0;
        }
        assertThat(small).isBetween(170, 230);
    }

    @Test
    void partsAreDrawnByTheirShares() {
        BlurRecipe recipe = new BlurRecipe(
                List.of(
                        new BlurPart(0.75, new KernelRecipe.Defocus(1, 1)),
                        new BlurPart(0.25, new KernelRecipe.Defocus(9, 9))),
                1,
                0);
        int small = 0;
        for (long seed = 0; seed < 1000; seed++) {
            small += BlurSynthesis.draw(recipe, new SeededRandom(seed)).radius() == 1 ? 1 : 0;
        }
        assertThat(small).isBetween(700, 800);
    }

    private static void assertSumsToOneAndIsCentred(Kernel kernel) {
        double sum = 0;
        double x = 0;
        double y = 0;
        for (int i = 0; i < kernel.taps(); i++) {
            assertThat(kernel.weight()[i]).isPositive();
            sum += kernel.weight()[i];
            x += kernel.weight()[i] * kernel.dx()[i];
            y += kernel.weight()[i] * kernel.dy()[i];
        }
        assertThat(sum).isCloseTo(1, within(1e-5));
        assertThat(x).isCloseTo(0, within(1e-4));
        assertThat(y).isCloseTo(0, within(1e-4));
    }

    private static double reach(Kernel kernel) {
        double reach = 0;
        for (int i = 0; i < kernel.taps(); i++) {
            reach = Math.max(reach, Math.hypot(kernel.dx()[i], kernel.dy()[i]));
        }
        return reach;
    }

    private static BlurRecipe only(KernelRecipe kernel) {
        return new BlurRecipe(List.of(new BlurPart(1, kernel)), 1, 0);
    }
}
