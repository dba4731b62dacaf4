package io.refocus.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.refocus.fault.Fault;
import io.refocus.imaging.UnreadablePictureException.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not decoded, with its reason and words. */
class FormatErrorsTest {
    private static final long BUDGET = 10_000;

    @ParameterizedTest(name = "{0}: {1}, {2}")
    @CsvSource({
        "refused.gif, UNSUPPORTED, the file is in GIF format",
        "refused.webp, UNSUPPORTED, the file is in WebP format",
        "refused.bmp, UNSUPPORTED, the file is in BMP format",
        "refused.tiff, UNSUPPORTED, the file is in TIFF format",
        "refused-text.png, NOT_A_PICTURE, it begins with \"this is no p\"",
        "refused-animated.png, UNSUPPORTED, animated",
        "refused-unknown-chunk.png, UNSUPPORTED, unknown chunk CgBI",
        "refused-palette-entry.png, DAMAGED, a pixel is entry 3 of a palette of 2",
        "refused-no-palette.png, DAMAGED, there is no palette",
        "refused-depth.png, DAMAGED, colour type 2 with 4 bits",
        "refused-short-data.png, TRUNCATED, its pixel data ends at row 4 of 9",
        "refused-bomb.png, OVER_BUDGET, 60000x60000 = 3600000000 pixels; expected at most 10000",
        "refused-bomb.jpg, OVER_BUDGET, 65535x65535",
        "refused-cut.jpg, TRUNCATED, premature end",
        "refused-cut-but-ended.jpg, TRUNCATED, premature end",
        "refused-arithmetic.jpg, UNSUPPORTED, arithmetic",
        "refused-lossless.jpg, UNSUPPORTED, lossless",
        "refused-12-bit.jpg, UNSUPPORTED, 12 bits a sample"
    })
    void fileIsRefusedByName(String name, Reason reason, String words) {
        UnreadablePictureException refusal = refusal(PictureFiles.bytes(name));
        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal).hasMessageContaining(words);
        assertThat(refusal.fault()).isEqualTo(Fault.BAD_INPUT);
    }

    @Test
    void emptyFileIsRefused() {
        assertThat(refusal(new byte[0]).reason()).isEqualTo(Reason.EMPTY);
        assertThatThrownBy(() -> PictureCodec.header(new byte[0])).hasMessageContaining("the file is empty");
    }

    @Test
    void budgetIsInclusive() {
        byte[] file = PictureFiles.bytes("rgb-8.png");
        assertThat(PictureCodec.decode(file, 13 * 9).area()).isEqualTo(117);
        UnreadablePictureException refusal =
                catchThrowableOfType(UnreadablePictureException.class, () -> PictureCodec.decode(file, 13 * 9 - 1));
        assertThat(refusal.reason()).isEqualTo(Reason.OVER_BUDGET);
    }

    @Test
    void morePixelsThanAnArrayHoldsAreRefusedWhateverTheBudget() {
        assertThatThrownBy(() -> PictureCodec.decode(PictureFiles.bytes("refused-bomb.png"), Long.MAX_VALUE))
                .isInstanceOfSatisfying(UnreadablePictureException.class, e -> assertThat(e.reason())
                        .isEqualTo(Reason.OVER_BUDGET));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rgb-8.png",
                "palette-alpha.png",
                "grey-16.png",
                "photo-420.jpg",
                "photo-progressive.jpg",
                "photo-ycck.jpg"
            })
    void everyPrefixIsRefusedUnlessAllPixelsAreThere(String name) {
        byte[] file = PictureFiles.bytes(name);
        PackedPicture whole = PictureCodec.open(ByteBuffer.wrap(file)).decode();
        assertThat(whole.remarks()).isEmpty();
        int refused = 0;
        for (int length = 8; length < file.length; length++) {
            try {
                PackedPicture cut =
                        PictureCodec.open(ByteBuffer.wrap(file, 0, length)).decode();
                assertThat(cut.toPicture().planes())
                        .as("%s cut to %d of %d bytes", name, length, file.length)
                        .isEqualTo(whole.toPicture().planes());
                assertThat(cut.remarks()).hasSize(1).first().asString().contains("all its pixels are there");
            } catch (UnreadablePictureException e) {
                refused++;
                assertThat(e.reason()).isIn(Reason.TRUNCATED, Reason.DAMAGED);
            }
        }
        assertThat(file.length - 8 - refused).as("read though cut").isBetween(1, 20);
    }

    @Test
    void nonsenseInTheExifBlockIsNoReasonToRefuse() {
        byte[] file = PictureFiles.bytes("orientation-6.jpg");
        int exif = new String(file, StandardCharsets.ISO_8859_1).indexOf("Exif");
        for (int i = exif + 6; i < exif + 6 + 26; i++) {
            byte[] damaged = file.clone();
            damaged[i] ^= (byte) 0xFF;
            assertThat(PictureCodec.decode(damaged, BUDGET).area()).isEqualTo(24 * 16);
        }
    }

    @Test
    void everyFlippedByteOfAPngIsNoticed() {
        byte[] file = PictureFiles.bytes("rgb-8.png");
        for (int i = 8; i < file.length; i++) {
            byte[] damaged = file.clone();
            damaged[i] ^= 0x10;
            try {
                PackedPicture read = PictureCodec.open(ByteBuffer.wrap(damaged)).decode();
                assertThat(read.remarks()).as("byte %d", i).isNotEmpty();
                assertThat(read.toPicture().planes())
                        .isEqualTo(PictureCodec.decode(file, BUDGET).planes());
            } catch (UnreadablePictureException refused) {
                assertThat(refused.reason())
                        .as("byte %d", i)
                        .isIn(Reason.DAMAGED, Reason.TRUNCATED, Reason.UNSUPPORTED);
            }
        }
    }

    @Test
    void flippedBytesOfAJpegNeverCauseAnythingButARefusal() {
        byte[] file = PictureFiles.bytes("photo-progressive.jpg");
        for (int i = 0; i < file.length; i++) {
            byte[] damaged = file.clone();
            damaged[i] ^= 0x55;
            try {
                PictureCodec.decode(damaged, BUDGET);
            } catch (UnreadablePictureException expected) {
                assertThat(expected.reason()).isNotEqualTo(Reason.EMPTY);
            }
        }
    }

    private static UnreadablePictureException refusal(byte[] file) {
        return catchThrowableOfType(UnreadablePictureException.class, () -> PictureCodec.decode(file, BUDGET));
    }
}
