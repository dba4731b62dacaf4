package io.refocus.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.refocus.imaging.tile.TilePlan;
import io.refocus.imaging.tile.Tiling;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures that are restored where they lie. */
class PackedPictureTest {
    private static final TilePlan PLAN = new TilePlan(16, 8, 4);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rgb-8.png",
                "rgb-16-interlaced.png",
                "grey-1.png",
                "grey-16.png",
                "palette-8.png",
                "turned.png",
                "photo-420.jpg",
                "photo-grey.jpg",
                "photo-ycck.jpg",
                "orientation-3.jpg",
                "orientation-5.jpg",
                "orientation-6.jpg",
                "orientation-7.jpg",
                "orientation-8.jpg"
            })
    void restoredInPlaceIsRestoredBitForBit(String name) throws IOException {
        byte[] file = PictureFiles.bytes(name);
        Picture whole = Tiling.apply(PictureCodec.decode(file, 10_000), PLAN, PackedPictureTest::changed);
        PackedPicture packed = open(file);
        Tiling.inPlace(packed, PLAN, PackedPictureTest::changed);
        assertThat(encoded(packed, PictureFormat.PNG)).isEqualTo(PictureCodec.encode(whole, PictureFormat.PNG));
        assertThat(encoded(packed, PictureFormat.JPEG)).isEqualTo(PictureCodec.encode(whole, PictureFormat.JPEG));
    }

    @Test
    void tilesThatWouldReadWhatWasWrittenAreRefused() {
        assertThatThrownBy(() -> Tiling.inPlace(
                        open(PictureFiles.bytes("rgb-8.png")), new TilePlan(8, 0, 8), UnaryOperator.identity()))
                .hasMessageContaining("tiles are 8 long; expected at least 2 x 8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rgb-alpha-8.png", "rgb-alpha-16.png", "palette-alpha.png", "grey-hidden.png"})
    void alphaIsKeptAndAPictureThatNothingChangesStaysWhatItWas(String name) throws IOException {
        byte[] file = PictureFiles.bytes(name);
        PackedPicture packed = open(file);
        assertThat(packed.hasAlpha()).isTrue();
        PackedPicture before = open(encoded(open(file), PictureFormat.PNG));
        Tiling.inPlace(packed, PLAN, UnaryOperator.identity());
        PackedPicture after = open(encoded(packed, PictureFormat.PNG));
        assertThat(after.hasAlpha()).isTrue();
        byte[] row = new byte[4 * after.width()];
        byte[] expected = row.clone();
        for (int y = 0; y < after.height(); y++) {
            after.row(y, true, row);
            before.row(y, true, expected);
            assertThat(row).as("row %d", y).isEqualTo(expected);
        }
    }

    @Test
    void theLossOfAlphaInAJpegIsSaid() throws IOException {
        PackedPicture packed = open(PictureFiles.bytes("rgb-alpha-8.png"));
        encoded(packed, PictureFormat.PNG);
        assertThat(packed.remarks()).isEmpty();
        encoded(packed, PictureFormat.JPEG);
        assertThat(packed.remarks()).containsExactly("a JPEG has no transparency: it was put over white");
    }

    @Test
    void transparentPixelsKeepTheirColourAndOpaqueOnesAreRestored() throws IOException {
        byte[] rgba = {10, 20, 30, 0, 10, 20, 30, (byte) 255};
        PackedPicture packed = new PackedPicture(2, 1, 4, false, rgba);
        Tiling.inPlace(packed, PLAN, tile -> {
            Arrays.fill(tile.planes(), 1);
            return tile;
        });
        assertThat(rgba).containsExactly(10, 20, 30, 0, 255, 255, 255, 255);
    }

    @ParameterizedTest
    @EnumSource(PictureFormat.class)
    void displayP3IsSeenAsSrgbAndComesBackAsItWas(PictureFormat format) throws IOException {
        byte[] file = encoded(p3(new byte[] {(byte) 200, 100, 50, 0, (byte) 255, 0}), format);
        PackedPicture packed = open(file);
        assertThat(packed.remarks()).isEmpty();
        // by the definitions of both: P3 (200, 100, 50) is sRGB (214.9, 92.6, 31.0); pure P3 green lies outside and is
        // clipped
        float tolerance = format == PictureFormat.PNG ? 1.1f : 6;
        Picture seen = packed.toPicture();
        assertThat(255 * seen.at(0, 0, 0)).isCloseTo(214.9f, within(tolerance));
        assertThat(255 * seen.at(1, 0, 0)).isCloseTo(92.6f, within(tolerance));
        assertThat(255 * seen.at(2, 0, 0)).isCloseTo(31.0f, within(tolerance));
        assertThat(seen.at(1, 1, 0)).isEqualTo(1);
        byte[] before = packed.rgb8().clone();
        Tiling.inPlace(packed, PLAN, UnaryOperator.identity());
        assertThat(packed.rgb8()).isEqualTo(before);
        PackedPicture answer = open(encoded(packed, format));
        assertThat(answer.profile().icc()).isEqualTo(Profiles.displayP3());
    }

    @Test
    void whatTheNetworkChangesIsConvertedBack() {
        Random random = new Random(3);
        byte[] rgb = new byte[300];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (90 + random.nextInt(60)); // colours that both spaces hold
        }
        PackedPicture packed = p3(rgb.clone());
        PackedPicture target = p3(rgb.clone());
        for (int i = 0; i < rgb.length; i++) {
            target.rgb8()[i] += 20;
        }
        Picture wanted = target.toPicture(); // what the network is to answer, in sRGB
        Tiling.inPlace(packed, new TilePlan(256, 0, 1), tile -> wanted);
        for (int i = 0; i < rgb.length; i++) {
            assertThat((packed.rgb8()[i] & 255) - (target.rgb8()[i] & 255))
                    .as("sample %d", i)
                    .isBetween(-2, 2);
        }
    }

    @Test
    void aProfileOfSrgbChangesNothing() {
        byte[] rgb = {(byte) 200, 100, 50};
        PackedPicture packed = new PackedPicture(1, 1, 3, false, rgb);
        packed.profile(ColourProfile.of(Profiles.srgb()));
        assertThat(packed.toPicture().planes())
                .containsExactly(Picture.eightBit(200), Picture.eightBit(100), Picture.eightBit(50));
    }

    @Test
    void aLongProfileIsCarriedInSeveralSegments() throws IOException {
        byte[] icc = Arrays.copyOf(Profiles.displayP3(), 150_000); // padded: its own size says where it ends
        ByteBuffer.wrap(icc).putInt(icc.length);
        PackedPicture packed = new PackedPicture(1, 1, 3, false, new byte[3]);
        packed.profile(ColourProfile.of(icc));
        assertThat(open(encoded(packed, PictureFormat.JPEG)).profile().icc()).isEqualTo(icc);
    }

    @Test
    void aBrokenProfileIsSaidAndTheColoursAreTakenAsSrgb() throws IOException {
        PackedPicture packed = open(PictureFiles.bytes("photo-broken-icc.jpg"));
        assertThat(packed.remarks())
                .singleElement()
                .asString()
                .contains("the colour profile cannot be used")
                .contains("taken as sRGB");
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        PackedPicture pixels = new PackedPicture(1, 1, 3, false, new byte[] {1, 2, 3});
        PngWriter.write(RowSource.of(pixels, false), Optional.of(new byte[200]), png);
        assertThat(open(png.toByteArray()).remarks()).singleElement().asString().contains("(it is damaged)");
        assertThat(open(png.toByteArray()).toPicture().at(2, 0, 0)).isEqualTo(Picture.eightBit(3));
    }

    @Test
    void aSideThatJpegCannotExpressIsRefused() {
        PackedPicture wide = new PackedPicture(70_000, 1, 3, false, new byte[210_000]);
        assertThatThrownBy(() -> encoded(wide, PictureFormat.JPEG))
                .hasMessageContaining("a picture of 70000x1 cannot be a JPEG; expected sides of at most 65535");
    }

    private static PackedPicture p3(byte[] rgb) {
        PackedPicture packed = new PackedPicture(rgb.length / 3, 1, 3, false, rgb);
        packed.profile(ColourProfile.of(Profiles.displayP3()));
        return packed;
    }

    private static PackedPicture open(byte[] file) {
        return PictureCodec.open(ByteBuffer.wrap(file)).decode();
    }

    private static byte[] encoded(PackedPicture picture, PictureFormat format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PictureCodec.encodeWhole(picture, format, out);
        return out.toByteArray();
    }

    /** Depends on the value and on its place in the tile, and leaves [0, 1]. */
    private static Picture changed(Picture tile) {
        float[] planes = new float[tile.planes().length];
        for (int i = 0; i < planes.length; i++) {
            planes[i] = 1.3f * tile.planes()[i] - 0.1f + 0.001f * (i % 37);
        }
        return new Picture(tile.width(), tile.height(), planes);
    }
}
