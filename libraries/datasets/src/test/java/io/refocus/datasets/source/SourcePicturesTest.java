package io.refocus.datasets.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.refocus.datasets.FileFault;
import io.refocus.datasets.Split;
import io.refocus.documents.Digests;
import io.refocus.imaging.Picture;
import io.refocus.imaging.PictureCodec;
import io.refocus.imaging.PictureFormat;
import io.refocus.imaging.blur.BlurPart;
import io.refocus.imaging.blur.BlurRecipe;
import io.refocus.imaging.blur.BlurSynthesis;
import io.refocus.imaging.blur.KernelRecipe;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcePicturesTest {
    @TempDir
    private Path folder;

    private void write(String file, byte[] bytes) throws IOException {
        Files.createDirectories(folder.resolve(file).getParent());
        Files.write(folder.resolve(file), bytes);
    }

    private static byte[] png(int width, int height) {
        return PictureCodec.encode(new Picture(width, height, new float[3 * width * height]), PictureFormat.PNG);
    }

    private static ListedPair pair(String name) {
        Optional<String> blurred = Optional.of("blur/" + name);
        return new ListedPair(name, name, Split.TRAIN, blurred, "sharp/" + name, 1);
    }

    /** What headers tell is found without decoding; what they do not tell is left to the decoder. */
    @Test
    void headersTellSizesAndWhatIsNoPicture() throws IOException {
        byte[] good = png(40, 30);
        for (String name : List.of("good.png", "size.png", "text.png", "small.png", "cut.png")) {
            write("blur/" + name, good);
            write("sharp/" + name, good);
        }
        write("blur/size.png", png(30, 40));
        write("sharp/text.png", "text".getBytes(StandardCharsets.UTF_8));
        write("blur/small.png", png(10, 40));
        write("blur/cut.png", Arrays.copyOf(good, good.length - 15));
        SourcePictures headers = new SourcePictures(FolderTree.open(folder), 10_000, 16);
        SourcePictures whole = new SourcePictures(FolderTree.open(folder), 10_000, 16);

        for (String name : List.of("good.png", "size.png", "text.png", "small.png", "cut.png")) {
            headers.checkHeaders(pair(name));
            whole.pair(pair(name));
        }

        assertThat(headers.faults())
                .contains(
                        new FileFault("blur/size.png", "is 30x40, its sharp picture is 40x30; expected equal sizes"),
                        new FileFault("blur/small.png", "is 10x40; expected sides of at least 16 pixels"))
                .extracting(FileFault::file)
                .containsExactly("blur/size.png", "sharp/text.png", "blur/small.png");
        assertThat(whole.faults())
                .extracting(FileFault::file)
                .containsExactly("blur/size.png", "sharp/text.png", "blur/small.png", "blur/cut.png");
    }

    /** The seed of a draw is part of what a dataset version is: it may not change with the code. */
    @Test
    void aDrawsSeedIsTheFirstHalfOfADigest() {
        BlurRecipe recipe = new BlurRecipe(List.of(new BlurPart(1, new KernelRecipe.Defocus(1, 3))), 1, 0.1);
        Picture sharp = new Picture(20, 20, new float[1200]);
        long seed = Long.parseUnsignedLong(
                Digests.sha256("5:lake-0".getBytes(StandardCharsets.UTF_8)).substring(0, 16), 16);

        assertThat(SourcePictures.blur(sharp, recipe, 5, "lake-0").toPicture().planes())
                .containsExactly(
                        BlurSynthesis.blur(sharp, recipe, seed).toPicture().planes());
    }
}
