package io.refocus.imaging.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.refocus.documents.IllegalValueException;
import io.refocus.imaging.Photographs;
import io.refocus.imaging.Picture;
import io.refocus.imaging.PictureCodec;
import io.refocus.imaging.PictureFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FingerprintTest {
    private static final List<String> NAMES =
            List.of("plasma-cat", "plasma-parrot", "gcompris-chambord", "lomiri-seeding", "skimage-astronaut");

    /** 18 x 16 pixels: cells of 2 x 2 across and of 2.25 x 1.78 down; brighter to the right, and darker below. */
    @Test
    void theBitsAreThoseOfTheDefinition() {
        Picture ramp = grey(18, 16, (x, y) -> 10 * (x / 2) + 100 - 6 * y);
        assertThat(look(ramp).hex()).isEqualTo("ffffffffffffffff" + "0000000000000000");
        Picture oneBright = grey(18, 16, (x, y) -> x < 2 && y < 2 ? 200 : 100);
        assertThat(look(oneBright).across()).isZero();
        Picture oneDark = grey(18, 16, (x, y) -> x < 2 && y < 2 ? 0 : 100);
        assertThat(look(oneDark).across()).isEqualTo(1L << 63);
        assertThat(look(oneDark).down()).isEqualTo(1L << 63);
    }

    @Test
    void anEvenPictureLooksLikeNone() {
        assertThat(Fingerprint.of(grey(40, 40, (x, y) -> 128)).look()).isEmpty();
        assertThat(Fingerprint.of(grey(40, 40, (x, y) -> 128 + x / 20)).look()).isEmpty();
    }

    @Test
    void aPngAndALosslessCopyHaveTheSamePixelsAndSizeCounts() {
        Picture photo = Photographs.read("plasma-cat");
        Picture copy = PictureCodec.decode(PictureCodec.encode(photo, PictureFormat.PNG), 1 << 20);
        assertThat(Fingerprint.of(copy)).isEqualTo(Fingerprint.of(photo));
        copy.planes()[777] += 1f / 255;
        assertThat(Fingerprint.of(copy).pixelsSha256())
                .isNotEqualTo(Fingerprint.of(photo).pixelsSha256());
        assertThat(Fingerprint.of(grey(8, 2, (x, y) -> 0)).pixelsSha256())
                .isNotEqualTo(Fingerprint.of(grey(2, 8, (x, y) -> 0)).pixelsSha256());
    }

    @Test
    void copiesDifferInFewBitsAndOtherPhotographsInMany() {
        List<Picture> photos = NAMES.stream().map(Photographs::read).toList();
        for (Picture photo : photos) {
            List<Picture> copies = new ArrayList<>();
            copies.add(PictureCodec.decode(PictureCodec.encode(photo, PictureFormat.JPEG), 1 << 20));
            copies.add(halved(photo));
            copies.add(brighter(photo));
            for (Picture copy : copies) {
                assertThat(look(copy).distance(look(photo))).isLessThanOrEqualTo(7);
            }
            for (Picture other : photos) {
                if (other != photo) {
                    assertThat(look(other).distance(look(photo))).isBetween(35, 95);
                }
            }
        }
    }

    @Test
    void aHashIsRefusedThatIsNone() {
        assertThatThrownBy(() -> new DifferenceHash("12"))
                .isInstanceOf(IllegalValueException.class)
                .hasMessageContaining("32 hex digits");
    }

    private static DifferenceHash look(Picture picture) {
        return Fingerprint.of(picture).look().orElseThrow();
    }

    private static Picture halved(Picture photo) {
        int width = photo.width() / 2;
        int height = photo.height() / 2;
        float[] planes = new float[3 * width * height];
        for (int i = 0; i < planes.length; i++) {
            int c = i / (width * height);
            int y = 2 * (i / width % height);
            int x = 2 * (i % width);
            planes[i] =
                    (photo.at(c, x, y) + photo.at(c, x + 1, y) + photo.at(c, x, y + 1) + photo.at(c, x + 1, y + 1)) / 4;
        }
        return new Picture(width, height, planes);
    }

    private static Picture brighter(Picture photo) {
        float[] planes = photo.planes().clone();
        for (int i = 0; i < planes.length; i++) {
            planes[i] = Math.min(1, 1.1f * planes[i]);
        }
        return new Picture(photo.width(), photo.height(), planes);
    }

    private interface Levels {
        int at(int x, int y);
    }

    private static Picture grey(int width, int height, Levels levels) {
        float[] plane = new float[width * height];
        for (int i = 0; i < plane.length; i++) {
            plane[i] = levels.at(i % width, i / width) / 255f;
        }
        float[] planes = Arrays.copyOf(plane, 3 * plane.length);
        System.arraycopy(plane, 0, planes, plane.length, plane.length);
        System.arraycopy(plane, 0, planes, 2 * plane.length, plane.length);
        return new Picture(width, height, planes);
    }
}
