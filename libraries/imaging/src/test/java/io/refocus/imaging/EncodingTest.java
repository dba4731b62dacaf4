package io.refocus.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.refocus.imaging.metric.MetricContract;
import io.refocus.imaging.random.SeededRandom;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodingTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "33, 17", "2, 300"})
    void pngRoundTripIsRounded8(int width, int height) {
        Picture picture = noise(width, height, -0.2, 1.2);
        byte[] file = PictureCodec.encode(picture, PictureFormat.PNG);
        assertThat(PictureFormat.sniff(file)).contains(PictureFormat.PNG);
        Picture back = PictureCodec.decode(file, (long) width * height);
        assertThat(back.width()).isEqualTo(width);
        assertThat(back.planes()).isEqualTo(picture.rounded8().planes());
    }

    @Test
    void otherDecodersReadOurPng() throws IOException {
        Picture picture = noise(40, 23, 0, 1);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(PictureCodec.encode(picture, PictureFormat.PNG)));
        for (int y = 0; y < 23; y++) {
            for (int x = 0; x < 40; x++) {
                int rgb = image.getRGB(x, y);
                assertThat(rgb >> 16 & 255).isEqualTo(Picture.toEightBit(picture.at(0, x, y)));
                assertThat(rgb >> 8 & 255).isEqualTo(Picture.toEightBit(picture.at(1, x, y)));
                assertThat(rgb & 255).isEqualTo(Picture.toEightBit(picture.at(2, x, y)));
            }
        }
    }

    @Test
    void jpegKeepsAPhotographAbove40Decibels() {
        Picture photo = PictureCodec.decode(PictureFiles.bytes("photo-444.jpg"), 10_000);
        byte[] file = PictureCodec.encode(photo, PictureFormat.JPEG);
        assertThat(PictureFormat.sniff(file)).contains(PictureFormat.JPEG);
        assertThat(MetricContract.measure(PictureCodec.decode(file, 10_000), photo)
                        .psnrDb())
                .isGreaterThan(40);
    }

    @Test
    void jpegDoesNotSubsampleColour() {
        byte[] file = PictureCodec.encode(noise(16, 16, 0, 1), PictureFormat.JPEG);
        int frame = indexOf(file, 0xFF, 0xC0);
        assertThat(new int[] {file[frame + 11], file[frame + 14], file[frame + 17]})
                .containsOnly(0x11);
    }

    @Test
    void sidesThatJpegCannotWriteAreRefused() {
        Picture wide = new Picture(65_536, 1, new float[3 * 65_536]);
        assertThatThrownBy(() -> PictureCodec.encode(wide, PictureFormat.JPEG)).hasMessageContaining("65536x1");
    }

    private static int indexOf(byte[] file, int first, int second) {
        for (int i = 0; i + 1 < file.length; i++) {
            if ((file[i] & 255) == first && (file[i + 1] & 255) == second) {
                return i;
            }
        }
        throw new AssertionError("marker not found");
    }

    private static Picture noise(int width, int height, double low, double high) {
        SeededRandom random = new SeededRandom(4);
        float[] planes = new float[3 * width * height];
        for (int i = 0; i < planes.length; i++) {
            planes[i] = (float) random.nextDouble(low, high);
        }
        return new Picture(width, height, planes);
    }
}
