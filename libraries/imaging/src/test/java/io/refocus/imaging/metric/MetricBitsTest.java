package io.refocus.imaging.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.refocus.imaging.PackedPicture;
import io.refocus.imaging.Photographs;
import io.refocus.imaging.Picture;
import io.refocus.imaging.PictureCodec;
import io.refocus.imaging.PictureFormat;
import org.junit.jupiter.api.Test;

/** Scores as code that held whole pictures computed them, to the last bit: a trial's result is compared with older ones. */
class MetricBitsTest {
    private final Picture cat = Photographs.read("plasma-cat");
    private final Picture sharp = cat.crop(17, 23, 301, 187);
    private final Picture shifted = cat.crop(18, 23, 301, 187);

    @Test
    void levelsOfEightBits() {
        assertThat(MetricContract.measure(shifted, sharp))
                .isEqualTo(new PictureScores(
                        0x1.c427e53c96fdap4, 0x1.c8f0724709fb6p-1, 0x1.d7f58d431cb8cp-1, 0x1.f857499a2ae83p-1));
        assertThat(MeanShift.levels(shifted, sharp)).isEqualTo(-0x1.7b78881b412dep-3);
    }

    @Test
    void valuesBetweenLevels() {
        Picture bent = bent();
        assertThat(MetricContract.measure(bent, sharp))
                .isEqualTo(new PictureScores(
                        0x1.e7b2b8047d619p3, 0x1.8f08fb32e2325p-1, 0x1.8af8648470941p-1, 0x1.f857499a2ae83p-1));
        assertThat(MeanShift.levels(bent, sharp)).isEqualTo(-0x1.4fa37b592baf4p5);
    }

    @Test
    void pictureAsSmallAsTheWindow() {
        Picture small = bent().crop(0, 0, 11, 12);
        Picture of = sharp.crop(0, 0, 11, 12);
        assertThat(MetricContract.measure(small, of))
                .isEqualTo(new PictureScores(0x1.10b8c63519df4p4, 0x1.f55f6982273c8p-1, 0x1.dda2250f98816p-1, 1));
        assertThat(MeanShift.levels(small, of)).isEqualTo(-0x1.1dd407586c9b2p5);
    }

    @Test
    void packedPicturesScoreAsTheirFloats() {
        PackedPicture one = packed(shifted);
        PackedPicture other = packed(sharp);
        assertThat(MetricContract.measure(one, other)).isEqualTo(MetricContract.measure(shifted, sharp));
        assertThat(MetricContract.measure(bent().rounded8(), other))
                .isEqualTo(MetricContract.measure(packed(bent()), sharp));
    }

    private Picture bent() {
        float[] planes = shifted.planes().clone();
        for (int i = 0; i < planes.length; i++) {
            planes[i] = 0.9f * planes[i] * planes[i] + 0.03f;
        }
        return new Picture(shifted.width(), shifted.height(), planes);
    }

    private static PackedPicture packed(Picture picture) {
        return PictureCodec.decodePacked(PictureCodec.encode(picture, PictureFormat.PNG), 1 << 20);
    }
}
