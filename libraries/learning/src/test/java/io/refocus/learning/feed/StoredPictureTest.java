package io.refocus.learning.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.refocus.imaging.Picture;
import org.junit.jupiter.api.Test;

class StoredPictureTest {
    @Test
    void eightBitPicturesTakeAByteAValueAndComeBackBitForBit() {
        float[] planes = new float[3 * 256];
        for (int i = 0; i < planes.length; i++) {
            planes[i] = (i % 256) / 255f;
        }
        StoredPicture stored = StoredPicture.of(new Picture(256, 1, planes));
        assertThat(stored.bytes()).isEqualTo(768);
        assertThat(stored.crop(0, 0, 256, 1).planes()).isEqualTo(planes);
    }

    @Test
    void anyOtherPictureKeepsItsFloats() {
        Picture picture = new Picture(1, 1, new float[] {0.1f, -0.2f, 1.3f});
        StoredPicture stored = StoredPicture.of(picture);
        assertThat(stored.bytes()).isEqualTo(12);
        assertThat(stored.crop(0, 0, 1, 1).planes()).containsExactly(0.1f, -0.2f, 1.3f);
    }

    @Test
    void cropsAreThePicturesCrops() {
        Picture picture = Pictures.smooth(13, 9, 5);
        assertThat(StoredPicture.of(picture).crop(4, 2, 6, 7).planes())
                .isEqualTo(picture.crop(4, 2, 6, 7).planes());
    }
}
