package io.refocus.imaging.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.refocus.imaging.Picture;
import io.refocus.imaging.random.SeededRandom;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AugmentationTest {
    private static final Picture TWO_BY_TWO = new Picture(2, 2, new float[] {1, 2, 3, 4, 0, 0, 0, 0, 0, 0, 0, 0});

    @ParameterizedTest(name = "flipped {0}, {1} quarter turns: {2} {3} / {4} {5}")
    @CsvSource({
        "false, 0, 1, 2, 3, 4", "false, 1, 2, 4, 1, 3", "false, 2, 4, 3, 2, 1", "false, 3, 3, 1, 4, 2",
        "true, 0, 2, 1, 4, 3", "true, 1, 4, 2, 3, 1", "true, 2, 3, 4, 1, 2", "true, 3, 1, 3, 2, 4"
    })
    void turnsAreCounterClockwiseAndFlipsFollow(boolean flipped, int turns, int a, int b, int c, int d) {
        Picture turned = new Draw(2, 0, 0, flipped, turns, ColourShift.NONE).apply(TWO_BY_TWO);
        assertThat(turned.planes()).containsExactly(a, b, c, d, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void bothPicturesOfAPairGetTheSameDraw() {
        Augmentation augmentation = new Augmentation(8, true, true, 0);
        Picture sharp = noise(40, 30);
        Picture darker = scaled(sharp, 0.5f);
        SeededRandom random = new SeededRandom(1);
        for (int i = 0; i < 30; i++) {
            Draw draw = augmentation.draw(random, 40, 30);
            assertThat(draw.apply(darker).planes())
                    .isEqualTo(scaled(draw.apply(sharp), 0.5f).planes());
        }
    }

    @Test
    void everyPlaceAndEveryTurnIsDrawn() {
        Augmentation augmentation = new Augmentation(2, true, true, 0);
        Picture counting = new Picture(4, 3, new float[36]);
        for (int i = 0; i < 36; i++) {
            counting.planes()[i] = i;
        }
        Set<String> seen = new HashSet<>();
        SeededRandom random = new SeededRandom(1);
        for (int i = 0; i < 2000; i++) {
            seen.add(Arrays.toString(
                    augmentation.draw(random, 4, 3).apply(counting).planes()));
        }
        assertThat(seen).hasSize(3 * 2 * 8);
    }

    @Test
    void nothingButTheCropHappensWhenAllIsOff() {
        Draw draw = new Augmentation(10, false, false, 0).draw(new SeededRandom(9), 10, 10);
        Picture picture = noise(10, 10);
        assertThat(draw.apply(picture).planes()).isEqualTo(picture.planes());
    }

    @Test
    void eachDrawTakesTheSameAmountOfRandomness() {
        SeededRandom plain = new SeededRandom(2);
        SeededRandom all = new SeededRandom(2);
        new Augmentation(16, false, false, 0).draw(plain, 64, 64);
        new Augmentation(16, true, true, 0.3).draw(all, 64, 64);
        assertThat(all.state()).isEqualTo(plain.state());
    }

    @Test
    void colourShiftFollowsItsFormula() {
        float[] pixel = {0.6f, 0.4f, 0.2f};
        new ColourShift(1.1f, 0.8f, 1.5f).apply(pixel, 0, 1);
        double r = 1.1 * 0.8 * 0.6 + 0.1;
        double g = 1.1 * 0.8 * 0.4 + 0.1;
        double b = 1.1 * 0.8 * 0.2 + 0.1;
        double luma = 0.299 * r + 0.587 * g + 0.114 * b;
        assertThat(pixel[0]).isCloseTo((float) (luma + 1.5 * (r - luma)), within(1e-6f));
        assertThat(pixel[1]).isCloseTo((float) (luma + 1.5 * (g - luma)), within(1e-6f));
        assertThat(pixel[2]).isCloseTo((float) (luma + 1.5 * (b - luma)), within(1e-6f));
    }

    @Test
    void shiftedColoursStayInRange() {
        Augmentation augmentation = new Augmentation(8, false, false, 0.9);
        SeededRandom random = new SeededRandom(2);
        for (int i = 0; i < 50; i++) {
            for (float value :
                    augmentation.draw(random, 20, 20).apply(noise(20, 20)).planes()) {
                assertThat(value).isBetween(0f, 1f);
            }
        }
    }

    @Test
    void batchIsWrittenAtItsOffsetOnly() {
        float[] batch = new float[30];
        new Draw(2, 0, 0, false, 0, new ColourShift(0.5f, 1, 1)).write(TWO_BY_TWO, batch, 12);
        assertThat(batch[11]).isZero();
        assertThat(batch[12]).isGreaterThan(0);
        assertThat(batch[24]).isZero();
    }

    @Test
    void patchesThatDoNotFitAreRefused() {
        Augmentation augmentation = new Augmentation(32, true, true, 0);
        assertThatThrownBy(() -> augmentation.draw(new SeededRandom(1), 31, 64))
                .hasMessageContaining("31x64")
                .hasMessageContaining("32");
        Draw draw = augmentation.draw(new SeededRandom(1), 64, 64);
        assertThatThrownBy(() -> draw.apply(noise(33, 32))).hasMessageContaining("drawn for another");
        assertThatThrownBy(() -> new Augmentation(0, true, true, 0)).hasMessageContaining("patchPixels is 0");
        assertThatThrownBy(() -> new Augmentation(8, true, true, 1)).hasMessageContaining("colourJitter is 1.0");
    }

    private static Picture scaled(Picture picture, float by) {
        float[] planes = picture.planes().clone();
        for (int i = 0; i < planes.length; i++) {
            planes[i] *= by;
        }
        return new Picture(picture.width(), picture.height(), planes);
    }

    private static Picture noise(int width, int height) {
        SeededRandom random = new SeededRandom(width);
        float[] planes = new float[3 * width * height];
        for (int i = 0; i < planes.length; i++) {
            planes[i] = (float) random.nextDouble();
        }
        return new Picture(width, height, planes);
    }
}
