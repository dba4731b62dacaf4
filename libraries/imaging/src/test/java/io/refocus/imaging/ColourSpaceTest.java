package io.refocus.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.refocus.imaging.tile.TilePlan;
import io.refocus.imaging.tile.Tiling;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Colours that a file tells without an RGB profile. Expected levels follow from the definitions of the colour spaces, in doubles. */
class ColourSpaceTest {
    private static final int[] COLOUR = {200, 100, 50};
    private static final int[] P3_IN_SRGB = {215, 93, 31};
    private static final byte[] P3_AND_SRGB_CURVE = {12, 13, 0, 1};

    @ParameterizedTest(name = "Adobe RGB ({0}, {1}, {2})")
    @CsvSource({"200, 100, 50, 227.07, 100.07, 42.35", "100, 150, 120, 65.98, 151.41, 119.28"})
    void adobeRgbIsKnownFromExifAlone(int red, int green, int blue, float asRed, float asGreen, float asBlue)
            throws IOException {
        byte[] plain = PictureCodec.encode(flat(red, green, blue), PictureFormat.JPEG);
        PackedPicture packed = open(withExif(plain, 0xFFFF, "R03"));

        assertThat(packed.remarks()).isEmpty();
        assertLevels(packed, 2, asRed, asGreen, asBlue);
        byte[] before = packed.rgb8().clone();
        Tiling.inPlace(packed, new TilePlan(16, 8, 4), UnaryOperator.identity());
        assertThat(packed.rgb8()).as("what nothing changes stays").isEqualTo(before);
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        PictureCodec.encodeWhole(packed, PictureFormat.JPEG, answer);
        assertLevels(open(answer.toByteArray()), 3, asRed, asGreen, asBlue);
    }

    @ParameterizedTest
    @CsvSource({"1, R98", "65535, R98", "1, R03"})
    void whatIsNotAdobeRgbIsTakenAsSrgb(int space, String index) throws IOException {
        byte[] plain = PictureCodec.encode(flat(200, 100, 50), PictureFormat.JPEG);

        assertThat(open(withExif(plain, space, index)).profile()).isNull();
    }

    @Test
    void gammaAloneIsApplied() throws IOException {
        assertLevels(png("gAMA", integers(100_000)), 1.5f, 229.1f, 168.11f, 122.42f);
        assertThat(png("gAMA", integers(45_455)).profile())
                .as("what everybody writes for sRGB")
                .isNull();
        assertLevels(png("gAMA", integers(0)), 0, 200, 100, 50);
        assertThat(png("gAMA", integers(0)).remarks())
                .singleElement()
                .asString()
                .contains("gAMA or cHRM chunk cannot be used")
                .contains("taken as sRGB");
    }

    @Test
    void primariesAreApplied() throws IOException {
        byte[] p3 = integers(31_270, 32_900, 68_000, 32_000, 26_500, 69_000, 15_000, 6_000);
        assertLevels(png("cHRM", p3), 1.5f, P3_IN_SRGB);
        byte[] srgb = integers(31_270, 32_900, 64_000, 33_000, 30_000, 60_000, 15_000, 6_000);
        assertThat(png("cHRM", srgb).profile()).isNull();
        assertThat(png("cHRM", integers(0, 0, 0, 0, 0, 0, 0, 0)).remarks()).hasSize(1);
        byte[] line = integers(31_270, 32_900, 10_000, 10_000, 20_000, 20_000, 30_000, 30_000);
        assertThat(png("cHRM", line).remarks()).singleElement().asString().contains("its primaries lie on a line");
    }

    @Test
    void codesAreAppliedBeforeAllElse() throws IOException {
        assertLevels(png("cICP", P3_AND_SRGB_CURVE), 1.5f, P3_IN_SRGB);
        byte[] both = withChunk(withChunk(plainPng(COLOUR), "sRGB", new byte[1]), "cICP", P3_AND_SRGB_CURVE);
        assertLevels(open(both), 1.5f, P3_IN_SRGB);
        byte[] gammaToo = withChunk(withChunk(plainPng(COLOUR), "sRGB", new byte[1]), "gAMA", integers(100_000));
        assertThat(open(gammaToo).profile()).isNull();
        PackedPicture wide = open(withChunk(plainPng(150, 120, 100), "cICP", new byte[] {9, 14, 0, 1}));
        assertLevels(wide, 1.5f, 176.41f, 128.5f, 110.38f);
        PackedPicture bright = png("cICP", new byte[] {9, 16, 0, 1});
        assertThat(bright.remarks())
                .singleElement()
                .asString()
                .contains("cICP chunk cannot be used (its transfer function is number 16)");
        assertLevels(bright, 0, 200, 100, 50);
    }

    @Test
    void aProfileForGreyIsAppliedAndGone() throws IOException {
        byte[] icc = Profiles.grey(1.8);
        for (int[] level : new int[][] {{50, 65}, {100, 119}, {200, 210}}) {
            PackedPicture packed = open(withChunk(plainPng(level[0]), "iCCP", deflated(icc)));
            assertThat(packed.remarks()).isEmpty();
            assertThat(packed.profile()).isNull();
            assertLevels(packed, 1.5f, level[1], level[1], level[1]);
        }
        PackedPicture colour = png("iCCP", deflated(icc));
        assertThat(colour.remarks()).singleElement().asString().contains("(it is not for RGB colours)");
        assertLevels(colour, 0, 200, 100, 50);
    }

    /**
     * A profile in which lightness is 100 (1 - black) (1 - (cyan + magenta + yellow) / 6) and no ink has a colour, linear between full
     * and none: half black is L* 49.8, in sRGB 118; as plain ink it would be 127. All colours at full are L* 50.
     */
    @Test
    void aProfileForInksIsApplied() {
        InkProfile inks = InkProfile.of(Profiles.inks());
        byte[] seen = inks.toSrgb(
                new byte[] {0, 0, 0, 0, 0, 0, 0, (byte) 128, 0, 0, 0, (byte) 255, (byte) 255, (byte) 255, (byte) 255, 0
                });
        int[] expected = {255, 118, 0, 119};
        for (int i = 0; i < seen.length; i++) {
            assertThat((double) (seen[i] & 255)).as("value %d", i).isCloseTo(expected[i / 3], within(2.0));
        }
    }

    @ParameterizedTest
    @CsvSource({"photo-cmyk.jpg", "photo-ycck.jpg"})
    void inksOfAFileAreSeenThroughItsProfile(String name) throws IOException {
        byte[] plain = PictureFiles.bytes(name);
        PackedPicture without = open(plain);
        PackedPicture with = open(withProfile(plain, Profiles.inks()));

        assertThat(with.remarks()).isEmpty();
        assertThat(with.profile()).isNull();
        Picture seen = with.toPicture();
        for (int i = 0; i < seen.area(); i++) {
            float red = seen.planes()[i];
            assertThat(seen.planes()[seen.area() + i]).as("no ink has a colour").isCloseTo(red, within(0.01f));
        }
        assertThat(seen.planes()).isNotEqualTo(without.toPicture().planes());
        PackedPicture wrong = open(withProfile(plain, Profiles.grey(2)));
        assertThat(wrong.remarks())
                .containsExactly("the colour profile cannot be used (it is not for CMYK inks); the colours are taken as"
                        + " plain inks");
        assertThat(wrong.toPicture().planes()).isEqualTo(without.toPicture().planes());
    }

    /** Paper and full black of both ways to store inks. */
    @ParameterizedTest
    @CsvSource({"CMYK, 0, 0", "CMYK, 255, 255", "CMYK_INVERTED, 255, 0", "CMYK_INVERTED, 0, 255"})
    void inksAreFullAt255(JpegColour colour, int stored, int ink) {
        int[] v = {stored, stored, stored, stored};
        colour.toInks(v);
        assertThat(v).containsExactly(ink, ink, ink, ink);
    }

    @Test
    void greyOfSixteenBitsStaysFine() {
        byte[] samples = new byte[8 * 256];
        for (int i = 0; i < 256; i++) {
            for (int c = 0; c < 3; c++) {
                samples[8 * i + 2 * c] = 100;
                samples[8 * i + 2 * c + 1] = (byte) i;
            }
            samples[8 * i + 6] = 1;
            samples[8 * i + 7] = 2;
        }
        PackedPicture packed = new PackedPicture(256, 1, 4, true, samples);

        packed.bend(GreyCurve.of(Profiles.grey(1.8)));

        long different = java.util.stream.IntStream.range(0, 256)
                .map(i -> (samples[8 * i] & 255) << 8 | samples[8 * i + 1] & 255)
                .distinct()
                .count();
        assertThat(different).as("of 256 values within one level").isGreaterThan(128);
        assertThat(samples[0] & 255).isBetween(118, 121);
        assertThat(new byte[] {samples[6], samples[7]}).as("alpha").containsExactly(1, 2);
    }

    private static void assertLevels(PackedPicture packed, float tolerance, int... levels) {
        assertLevels(packed, tolerance, levels[0], (float) levels[1], levels[2]);
    }

    private static void assertLevels(PackedPicture packed, float tolerance, float red, float green, float blue) {
        Picture seen = packed.toPicture();
        assertThat(255 * seen.at(0, 3, 3)).as("red").isCloseTo(red, within(tolerance + 1e-3f));
        assertThat(255 * seen.at(1, 3, 3)).as("green").isCloseTo(green, within(tolerance + 1e-3f));
        assertThat(255 * seen.at(2, 3, 3)).as("blue").isCloseTo(blue, within(tolerance + 1e-3f));
    }

    private static PackedPicture png(String type, byte[] body) throws IOException {
        return open(withChunk(plainPng(COLOUR), type, body));
    }

    private static Picture flat(int... rgb) {
        float[] planes = new float[3 * 64];
        for (int c = 0; c < 3; c++) {
            Arrays.fill(planes, 64 * c, 64 * (c + 1), Picture.eightBit(rgb[c]));
        }
        return new Picture(8, 8, planes);
    }

    private static PackedPicture open(byte[] file) {
        return PictureCodec.open(ByteBuffer.wrap(file)).decode();
    }

    /** Eight by eight pixels of one grey or one colour; the file says nothing of colour spaces. */
    private static byte[] plainPng(int... levels) throws IOException {
        int stride = 1 + 8 * levels.length;
        byte[] rows = new byte[stride * 8];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = i % stride == 0 ? 0 : (byte) levels[(i % stride - 1) % levels.length];
        }
        byte colourType = (byte) (levels.length == 1 ? 0 : 2);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        png.write(chunk("IHDR", new byte[] {0, 0, 0, 8, 0, 0, 0, 8, 8, colourType, 0, 0, 0}));
        png.write(chunk("IDAT", zlib(rows)));
        png.write(chunk("IEND", new byte[0]));
        return png.toByteArray();
    }

    /** After IHDR. */
    private static byte[] withChunk(byte[] png, String type, byte[] body) throws IOException {
        int at = 8 + 25;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(png, 0, at);
        out.write(chunk(type, body));
        out.write(png, at, png.length - at);
        return out.toByteArray();
    }

    private static byte[] chunk(String type, byte[] body) {
        byte[] named =
                ByteBuffer.allocate(4 + body.length).put(ascii(type)).put(body).array();
        CRC32 crc = new CRC32();
        crc.update(named);
        return ByteBuffer.allocate(8 + named.length)
                .putInt(body.length)
                .put(named)
                .putInt((int) crc.getValue())
                .array();
    }

    private static byte[] deflated(byte[] icc) {
        byte[] compressed = zlib(icc);
        return ByteBuffer.allocate(6 + compressed.length)
                .put(ascii("grey"))
                .putShort((short) 0)
                .put(compressed)
                .array();
    }

    private static byte[] zlib(byte[] bytes) {
        Deflater deflater = new Deflater();
        deflater.setInput(bytes);
        deflater.finish();
        byte[] out = new byte[bytes.length + 100];
        int length = deflater.deflate(out);
        deflater.end();
        return Arrays.copyOf(out, length);
    }

    private static byte[] integers(int... numbers) {
        ByteBuffer body = ByteBuffer.allocate(4 * numbers.length);
        Arrays.stream(numbers).forEach(body::putInt);
        return body.array();
    }

    /** With an APP1 segment: colour space in the photograph's directory, index in that of interoperability. */
    private static byte[] withExif(byte[] jpeg, int space, String index) throws IOException {
        ByteBuffer tiff =
                ByteBuffer.allocate(74).put(ascii("MM")).putShort((short) 42).putInt(8);
        entries(tiff, 1)
                .putShort((short) 0x8769)
                .putShort((short) 4)
                .putInt(1)
                .putInt(26)
                .putInt(0);
        entries(tiff, 2)
                .putShort((short) 0xA001)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) space)
                .putShort((short) 0);
        tiff.putShort((short) 0xA005).putShort((short) 4).putInt(1).putInt(56).putInt(0);
        entries(tiff, 1)
                .putShort((short) 1)
                .putShort((short) 2)
                .putInt(4)
                .put(ascii(index))
                .put((byte) 0)
                .putInt(0);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        out.write(new byte[] {(byte) 0xFF, (byte) 0xE1, 0, (byte) (2 + 6 + tiff.capacity())});
        out.write(ascii("Exif\0\0"));
        out.write(tiff.array());
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    private static ByteBuffer entries(ByteBuffer tiff, int count) {
        return tiff.putShort((short) count);
    }

    private static byte[] withProfile(byte[] jpeg, byte[] icc) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        int length = 2 + 12 + 2 + icc.length;
        out.write(new byte[] {(byte) 0xFF, (byte) 0xE2, (byte) (length >> 8), (byte) length});
        out.write(ascii("ICC_PROFILE\0"));
        out.write(new byte[] {1, 1});
        out.write(icc);
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
