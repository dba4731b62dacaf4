package io.refocus.application.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.refocus.datasets.Split;
import io.refocus.datasets.source.SourcePictures;
import io.refocus.fault.RefocusException;
import io.refocus.imaging.Picture;
import io.refocus.imaging.PictureCodec;
import io.refocus.imaging.blur.BlurPart;
import io.refocus.imaging.blur.BlurRecipe;
import io.refocus.imaging.blur.KernelRecipe;
import io.refocus.learning.feed.PairPictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlurredPairsTest {
    private static final BlurRecipe RECIPE =
            new BlurRecipe(List.of(new BlurPart(1, new KernelRecipe.Defocus(1, 3))), 2.2, 0.01);

    private static final List<String> NAMES = List.of("lake", "lake-2", "tree", "cat", "dog");

    @TempDir
    private Path folder;

    private final List<Integer> blurred = new ArrayList<>();
    private Path yaml;

    @BeforeEach
    void write() throws IOException {
        for (String name : NAMES) {
            PairFolders.write(
                    folder.resolve("photos/" + name + ".png"), PairFolders.stripes(40, 30 + NAMES.indexOf(name), 0));
        }
        yaml = Files.writeString(folder.resolve("small.yaml"), """
                name: small
                source:
                  type: photographs
                  location: photos
                  scenes: numbered-name
                  blur:
                    parts: [{share: 1.0, kernel: {type: defocus, minRadiusPixels: 1, maxRadiusPixels: 3}}]
                    gamma: 2.2
                    noiseSd: 0.01
                  draws: {train: 2, validation: 1, test: 1}
                  seed: 9
                split: {validation: 0.25, test: 0.25, seed: 19}
                pixelBudget: 10000
                """);
    }

    private BlurredPairs blurred() {
        return new BlurredPairs(folder.resolve("home/pairs"), (photographs, root) -> blurred.add(photographs));
    }

    @Test
    void theyAreThePicturesAnIngestPublishes() throws IOException {
        PairFolder pairs = blurred().of(yaml, false);

        assertThat(pairs.root().getFileName().toString()).matches("small-[0-9a-f]{12}");
        assertThat(pairs.of(Split.VALIDATION)).extracting(PairFiles::name).contains("validation/lake-0.png");
        assertThat(pairs.of(Split.TEST)).hasSize(1);
        assertThat(pairs.of(Split.TRAIN)).as("two scenes, two draws of each").hasSize(4);
        for (PairFiles pair : pairs.of(Split.TRAIN)) {
            String draw = pair.blurred().getFileName().toString().replace(".png", "");
            Path photograph = folder.resolve("photos/" + draw.replaceFirst("-\\d$", "") + ".png");
            Picture sharp = PictureCodec.decode(Files.readAllBytes(photograph), 10_000);
            PairPictures read = pair.read();
            assertThat(read.sharp().planes()).containsExactly(sharp.planes());
            assertThat(read.blurred().planes())
                    .containsExactly(SourcePictures.blur(sharp, RECIPE, 9, draw)
                            .toPicture()
                            .planes());
        }
    }

    @Test
    void theyAreMadeOnceAndAgainWhenAPhotographChanges() throws IOException {
        PairFolder first = blurred().of(yaml, false);
        FileTime made = Files.getLastModifiedTime(first.of(Split.TRAIN).get(0).blurred());

        PairFolder second = blurred().of(yaml, false);

        assertThat(second.bySplit()).isEqualTo(first.bySplit());
        assertThat(blurred).as("told once").containsExactly(5);
        assertThat(Files.getLastModifiedTime(second.of(Split.TRAIN).get(0).blurred()))
                .isEqualTo(made);
        PairFolders.write(folder.resolve("photos/cat.png"), PairFolders.stripes(50, 50, 0));
        assertThat(blurred().of(yaml, false).root()).isNotEqualTo(first.root());
    }

    @Test
    void aPhotographThatCannotBeReadLeavesNothingBehind() throws IOException {
        PairFolders.write(folder.resolve("photos/cat.png"), "text".getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThatThrownBy(() -> blurred().of(yaml, false))
                .isInstanceOf(RefocusException.class)
                .hasMessageContaining("cat.png: the file is not a picture");
        try (var left = Files.list(folder.resolve("home/pairs"))) {
            assertThat(left).isEmpty();
        }
    }

    /** The shares put lake into validation, tree and dog into train. */
    @Test
    void aPhotographInTwoSplitsIsRefusedOrLeftOut() throws IOException {
        PairFolders.write(folder.resolve("photos/tree.png"), PairFolders.stripes(40, 30, 0)); // lake
        assertThatThrownBy(() -> blurred().of(yaml, false))
                .hasMessageContaining("of 3 of 7 pairs is wrong, so nothing was trained")
                .hasMessageContaining("its sharp picture is in train, and in validation as lake-0");
        try (var left = Files.list(folder.resolve("home/pairs"))) {
            assertThat(left).isEmpty();
        }
        PairFolders.write(folder.resolve("photos/lake.png"), PairFolders.stripes(40, 50, 0));
        Path whole = blurred().of(yaml, false).root();
        PairFolders.write(
                folder.resolve("photos/dog.png"), "no picture".getBytes(java.nio.charset.StandardCharsets.UTF_8));

        PairFolder without = blurred().of(yaml, true);

        assertThat(without.root()).isNotEqualTo(whole);
        assertThat(without.notices()).anyMatch(said -> said.startsWith("left out 1 in quarantine:\n  dog.png: "));
        assertThat(without.of(Split.TRAIN))
                .extracting(PairFiles::name)
                .containsExactlyInAnyOrder("train/tree-0.png", "train/tree-1.png");
    }

    @Test
    void aNameTooLongForItsPairsIsToldBeforeAnyIsMade() throws IOException {
        String longest = "n".repeat(255 - ".png".length() - "-0".length());
        PairFolders.write(folder.resolve("photos/" + longest + "x.png"), PairFolders.stripes(40, 60, 0));

        assertThatThrownBy(() -> blurred().of(yaml, false))
                .hasMessageContaining(
                        longest + "x.png: the name of a pair made of it has 256 bytes; expected at most 255");

        Files.move(folder.resolve("photos/" + longest + "x.png"), folder.resolve("photos/" + longest + ".png"));
        assertThat(blurred().of(yaml, false).root()).isDirectory();
    }

    @Test
    void whatAnEndedProcessLeftIsRemoved() throws IOException {
        Path whole = blurred().of(yaml, false).root();
        Path abandoned =
                whole.resolveSibling("." + whole.getFileName() + ".4194305"); // beyond the largest pid of Linux
        Files.move(whole, abandoned);

        blurred().of(yaml, false);

        assertThat(abandoned).doesNotExist();
        assertThat(whole).isDirectory();
    }

    @Test
    void aBucketIsNotReadWithoutAStack() throws IOException {
        Files.writeString(yaml, Files.readString(yaml).replace("location: photos", "location: s3://bucket/photos"));

        assertThatThrownBy(() -> blurred().of(yaml, false)).hasMessageContaining("s3://bucket/photos");
    }
}
