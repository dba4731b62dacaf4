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
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContentCheckTest {
    private static final PairContent BLURRED = new PairContent(false, 1, 2);
    private static final PairContent SWAPPED = new PairContent(false, 2, 1);

    @Test
    void whatIsWellIsPublishedWhole() {
        ContentCheck check = new ContentCheck(
                List.of(pair("a", Split.TRAIN, "1", "2"), pair("b", Split.TEST, "3", "4")),
                Map.of("a", BLURRED, "b", BLURRED));

        assertThat(check.check(false).pairs()).hasSize(2);
        assertThat(check.check(true).leftOut().isEmpty()).isTrue();
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

        assertThatThrownBy(() -> check.check(false))
                .asInstanceOf(type(RefocusException.class))
                .returns(Fault.REFUSED, RefocusException::fault)
                .extracting(RefocusException::getMessage)
                .asString()
                .contains("2 of 4 pairs", "train/a: its sharp picture is in train, and in test as test/a", "test/a: ")
                .contains("--quarantine");
        assertThat(check.check(true).pairs()).extracting(DatasetPair::name).containsExactly("train/b", "test/c");
    }

    @Test
    void pairsWithoutBlurAreFoundByDigestAndByPixels() {
        ContentCheck check = new ContentCheck(
                List.of(
                        pair("same-file", Split.TRAIN, "1", "1"),
                        pair("same-pixels", Split.TRAIN, "2", "3"),
                        pair("good", Split.TRAIN, "4", "5")),
                Map.of("same-pixels", new PairContent(true, 1, 1), "good", BLURRED));

        assertThat(check.check(true).leftOut().first())
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
                        .check(true))
                .hasMessageContaining("sides look swapped")
                .hasMessageContaining("3 of 4 pairs");
        assertThat(new ContentCheck(pairs, Map.of("a", SWAPPED, "b", SWAPPED, "c", BLURRED, "d", BLURRED))
                        .check(false)
                        .pairs())
                .as("a blurred picture may be noisy")
                .hasSize(4);
    }

    @Test
    void quarantineMayNotEmptyASplit() {
        ContentCheck check =
                new ContentCheck(List.of(pair("a", Split.TRAIN, "1", "2"), pair("b", Split.TEST, "3", "3")), Map.of());

        assertThatThrownBy(() -> check.check(true)).hasMessageContaining("nothing is left in test");
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
        assertThat(Detail.of(new Picture(1, 1, new float[3]))).isZero();
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
