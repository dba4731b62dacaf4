package io.refocus.datasets.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.refocus.datasets.DatasetPair;
import io.refocus.datasets.FileFault;
import io.refocus.datasets.Split;
import io.refocus.documents.Digests;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.imaging.Picture;
import io.refocus.imaging.fingerprint.DifferenceHash;
import io.refocus.imaging.fingerprint.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContentCheckTest {
    private static final PairContent BLURRED = content(false, 1, 2);
    private static final PairContent SWAPPED = content(false, 2, 1);

    @Test
    void whatIsWellIsPublishedWhole() {
        ContentCheck check = new ContentCheck(
                List.of(pair("a", Split.TRAIN, "1", "2"), pair("b", Split.TEST, "3", "4")),
                Map.of("a", BLURRED, "b", BLURRED));

        assertThat(check.check(false, "nothing was published").pairs()).hasSize(2);
        assertThat(check.check(true, "nothing was published").leftOut().isEmpty())
                .isTrue();
    }

    @Test
    void aPictureInTwoSplitsIsNamedUnderBothNamesAndLeftOutOfBoth() {
        ContentCheck check = new ContentCheck(
                List.of(
                        pair("train/a", Split.TRAIN, "1", "2"),
                        pair("train/b", Split.TRAIN, "3", "4"),
                        pair("test/a", Split.TEST, "5", "2"),
                        pair("test/c", Split.TEST, "6", "7")),
                Map.of());

        assertThatThrownBy(() -> check.check(false, "nothing was published"))
                .asInstanceOf(type(RefocusException.class))
                .returns(Fault.REFUSED, RefocusException::fault)
                .extracting(RefocusException::getMessage)
                .asString()
                .contains("2 of 4 pairs", "train/a: its sharp picture is in train, and in test as test/a", "test/a: ")
                .contains("--quarantine");
        assertThat(check.check(true, "nothing was published").pairs())
                .extracting(DatasetPair::name)
                .containsExactly("train/b", "test/c");
    }

    @Test
    void pairsWithoutBlurAreFoundByDigestAndByPixels() {
        ContentCheck check = new ContentCheck(
                List.of(
                        pair("same-file", Split.TRAIN, "1", "1"),
                        pair("same-pixels", Split.TRAIN, "2", "3"),
                        pair("good", Split.TRAIN, "4", "5")),
                Map.of("same-pixels", content(true, 1, 1), "good", BLURRED));

        assertThat(check.check(true, "nothing was published").leftOut().first())
                .extracting(FileFault::file)
                .containsExactly("same-file", "same-pixels");
    }

    @Test
    void swappedSidesAreRefusedAsWhatTheyAreAndNotLeftOut() {
        List<DatasetPair> pairs = List.of(
                pair("a", Split.TRAIN, "1", "2"),
                pair("b", Split.TRAIN, "3", "4"),
                pair("c", Split.TRAIN, "5", "6"),
                pair("d", Split.TRAIN, "7", "8"));

        assertThatThrownBy(() -> new ContentCheck(pairs, Map.of("a", SWAPPED, "b", SWAPPED, "c", SWAPPED, "d", BLURRED))
                        .check(true, "nothing was published"))
                .hasMessageContaining("sides look swapped")
                .hasMessageContaining("3 of 4 pairs");
        assertThat(new ContentCheck(pairs, Map.of("a", SWAPPED, "b", SWAPPED, "c", BLURRED, "d", BLURRED))
                        .check(false, "nothing was published")
                        .pairs())
                .as("a blurred picture may be noisy")
                .hasSize(4);
    }

    @Test
    void quarantineMayNotEmptyASplit() {
        ContentCheck check =
                new ContentCheck(List.of(pair("a", Split.TRAIN, "1", "2"), pair("b", Split.TEST, "3", "3")), Map.of());

        assertThatThrownBy(() -> check.check(true, "nothing was published"))
                .hasMessageContaining("nothing is left in test");
    }

    /** Stripes of four pixels: at half size each second neighbour differs by 1; a ramp between them has less. */
    @Test
    void blurLowersDetailAndEqualPixelsAreSeen() {
        Picture sharp = stripes(0);
        Picture blurred = stripes(3);

        PairContent content = PairContent.of(blurred, sharp);

        assertThat(content.equal()).isFalse();
        assertThat(content.sharpDetail()).isGreaterThan(1.5 * content.blurredDetail());
        assertThat(PairContent.of(sharp, stripes(0)).equal()).isTrue();
        Picture pixel = new Picture(1, 1, new float[3]);
        assertThat(PairContent.of(pixel, pixel).sharpDetail()).isZero();
        assertThat(PairContent.made(blurred, sharp).sharpDetail()).isZero();
    }

    /** Written out: green at half size is 0, 1, 0 / 1, 1, 0.5; the odd last row and column do not count. */
    @Test
    void detailIsTheMeanSquareOfNeighboursAtHalfSize() {
        float[][] halves = {{0, 1, 0}, {1, 1, 0.5f}};
        Picture picture = new Picture(7, 5, new float[3 * 35]);
        for (int y = 0; y < 4; y++) {
            for (int x = 0; x < 6; x++) {
                picture.planes()[35 + 7 * y + x] = halves[y / 2][x / 2];
            }
        }
        double expected = (1 + 1 + 1 + 0 + 0.25 + 0.25) / 6;
        assertThat(PairContent.of(picture, picture).sharpDetail()).isEqualTo(expected);
    }

    @Test
    void otherFilesWithTheSamePixelsAreTheSamePicture() {
        PairContent one = showing("p", "q", Optional.empty());
        PairContent other = showing("r", "q", Optional.empty());
        ContentCheck check = new ContentCheck(
                List.of(
                        pair("train/a", Split.TRAIN, "1", "2"),
                        pair("train/b", Split.TRAIN, "3", "4"),
                        pair("test/c", Split.TEST, "5", "6"),
                        pair("test/d", Split.TEST, "7", "8")),
                Map.of("train/a", one, "test/c", other));

        assertThatThrownBy(() -> check.check(false, "nothing was trained"))
                .hasMessageContaining("the content of 2 of 4 pairs is wrong, so nothing was trained")
                .hasMessageContaining("train/a: its sharp picture is in train, and in test as test/c")
                .hasMessageContaining("test/c: its sharp picture is in test, and in train as train/a");
        assertThat(check.check(true, "").pairs()).extracting(DatasetPair::name).containsExactly("train/b", "test/d");
    }

    @Test
    void nearCopiesInTwoSplitsAreToldAndKept() {
        String look = "0123456789abcdef0123456789abcdef";
        String elevenBitsAway = "fee2" + look.substring(4); // 4 + 4 + 2 + 1 bits
        ContentCheck check = new ContentCheck(
                List.of(
                        pair("train/a", Split.TRAIN, "1", "2"),
                        pair("train/again", Split.TRAIN, "3", "4"),
                        pair("test/near", Split.TEST, "5", "6"),
                        pair("test/far", Split.TEST, "7", "8")),
                Map.of(
                        "train/a", showing("a", "a-sharp", Optional.of(look)),
                        "train/again", showing("b", "b-sharp", Optional.of(look)),
                        "test/near", showing("c", "c-sharp", Optional.of(look.replace("01234567", "01234500"))),
                        "test/far", showing("d", "d-sharp", Optional.of(elevenBitsAway))));

        ContentCheck.Checked checked = check.check(false, "nothing was published");

        assertThat(checked.pairs()).hasSize(4);
        assertThat(checked.alike().first())
                .extracting(FileFault::toString)
                .containsExactly(
                        "train/a: its sharp picture, in train, looks like that of test/near, in test",
                        "train/again: its sharp picture, in train, looks like that of test/near, in test",
                        "test/near: its sharp picture, in test, looks like that of train/a, in train");
    }

    private static PairContent showing(String blurred, String sharp, Optional<String> look) {
        return new PairContent(
                false,
                1,
                2,
                Optional.of(new Fingerprint(digest(blurred), Optional.empty())),
                Optional.of(new Fingerprint(digest(sharp), look.map(DifferenceHash::new))));
    }

    private static PairContent content(boolean equal, double blurredDetail, double sharpDetail) {
        return new PairContent(equal, blurredDetail, sharpDetail, Optional.empty(), Optional.empty());
    }

    private static Picture stripes(int ramp) {
        int side = 32;
        float[] planes = new float[3 * side * side];
        for (int i = 0; i < planes.length; i++) {
            int at = i % 8;
            int distance = Math.min(Math.abs(at - 4), 8 - Math.abs(at - 4));
            planes[i] = ramp == 0 ? (at < 4 ? 0 : 1) : Math.min(1f, Math.max(0f, 0.5f + (2 - distance) / (2f * ramp)));
        }
        return new Picture(side, side, planes);
    }

    private static DatasetPair pair(String name, Split split, String blurred, String sharp) {
        return new DatasetPair(name, name, split, digest(blurred), digest(sharp), 20, 20);
    }

    private static String digest(String picture) {
        return Digests.sha256(picture.getBytes(StandardCharsets.UTF_8));
    }
}
