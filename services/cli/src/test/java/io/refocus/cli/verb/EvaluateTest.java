package io.refocus.cli.verb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.refocus.application.pairs.PairFolders;
import io.refocus.documents.Documents;
import io.refocus.imaging.PictureCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateTest {
    /** Of two flat pictures ten levels apart: 20 log10(255 / 10). */
    private static final double TEN_LEVELS_DB = 28.1308036087;

    @TempDir
    private Path folder;

    private Path model;
    private Path pairs;

    @BeforeEach
    void name() {
        model = PairFolders.untrainedModel(folder.resolve("model"));
        pairs = folder.resolve("pairs");
    }

    private RunOfTheCommand evaluate(String... more) {
        List<String> arguments = new ArrayList<>(List.of("evaluate", model.toString(), pairs.toString()));
        arguments.addAll(Arrays.asList(more));
        return RunOfTheCommand.of(folder.resolve("home"), Map.of(), arguments.toArray(String[]::new));
    }

    private void pair(String name, byte[] blurred, byte[] sharp) {
        PairFolders.write(pairs.resolve("blur").resolve(name), blurred);
        PairFolders.write(pairs.resolve("sharp").resolve(name), sharp);
    }

    @Test
    void theDocumentHoldsEveryPictureAndTheMeans() {
        pair("a.png", PairFolders.flat(33, 17, 118), PairFolders.flat(33, 17, 128));
        pair("b.png", PairFolders.flat(40, 40, 128), PairFolders.flat(40, 40, 129));

        RunOfTheCommand run = evaluate("--json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode document = Documents.readJson(run.out(), "answer", JsonNode.class);
        assertThat(names(document)).containsExactly("pictures", "mean", "withoutBlur", "notices");
        assertThat(document.get("notices")).isEmpty();
        assertThat(document.get("withoutBlur")).isEmpty();
        JsonNode a = document.at("/pictures/0");
        assertThat(names(a)).containsExactly("name", "psnrDb", "ssim", "ssim3d", "acc", "blurredPsnrDb", "blurredSsim");
        assertThat(a.get("name").asText()).isEqualTo("a.png");
        assertThat(a.get("psnrDb").asDouble()).isCloseTo(TEN_LEVELS_DB, within(1e-6));
        assertThat(a.get("blurredPsnrDb").asDouble()).isCloseTo(TEN_LEVELS_DB, within(1e-6));
        double x = 118 / 255.0;
        double y = 128 / 255.0;
        assertThat(a.get("blurredSsim").asDouble())
                .as("Wang's luminance term alone: both are flat")
                .isCloseTo((2 * x * y + 1e-4) / (x * x + y * y + 1e-4), within(1e-6));
        assertThat(a.get("ssim").asDouble()).isCloseTo(a.get("blurredSsim").asDouble(), within(1e-9));
        assertThat(a.get("acc").asDouble()).isEqualTo(1);
        JsonNode mean = document.get("mean");
        assertThat(names(mean))
                .containsExactly("psnrDb", "ssim", "ssim3d", "acc", "blurredPsnrDb", "blurredSsim", "gainDb");
        double oneLevelDb = 20 * Math.log10(255);
        assertThat(mean.get("psnrDb").asDouble()).isCloseTo((TEN_LEVELS_DB + oneLevelDb) / 2, within(1e-6));
        assertThat(mean.get("gainDb").asDouble()).isCloseTo(0, within(1e-9));
    }

    @Test
    void theTableHasALineForAPictureAndOneForTheMeans() throws IOException {
        pairs = folder.resolve("scenes");
        PairFolders.write(pairs.resolve("GOPR1/blur/x.png"), PairFolders.flat(20, 20, 118));
        PairFolders.write(pairs.resolve("GOPR1/sharp/x.png"), PairFolders.flat(20, 20, 128));

        Path sheet = folder.resolve("sheet.png");
        RunOfTheCommand run = evaluate("--sheet", sheet.toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(PictureCodec.header(Files.readAllBytes(sheet)).width()).isEqualTo(1104);
        assertThat(run.out().lines().toList())
                .hasSize(3)
                .element(1)
                .asString()
                .startsWith("GOPR1/x.png")
                .contains("28.13 dB")
                .endsWith("+0.00 dB");
        assertThat(run.out().lines().toList().get(2)).startsWith("mean ");
    }

    @Test
    void everyFileThatCannotBeUsedIsListedAndNothingIsMeasured() {
        byte[] good = PairFolders.flat(20, 20, 1);
        pair("good.png", good, good);
        pair("size.png", PairFolders.flat(20, 21, 1), good);
        pair("cut.png", Arrays.copyOf(good, good.length - 20), good);
        pair("text.png", "not a picture".getBytes(java.nio.charset.StandardCharsets.UTF_8), good);
        pair("empty.png", good, new byte[0]);
        pair("tiny.png", PairFolders.flat(10, 20, 1), PairFolders.flat(10, 20, 1));
        PairFolders.write(pairs.resolve("blur/lonely.png"), good);
        PairFolders.write(pairs.resolve("sharp/alone.png"), good);

        RunOfTheCommand run = evaluate("--json");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines().skip(1).toList())
                .anyMatch(line -> line.contains("blur/lonely.png: has no sharp picture"))
                .anyMatch(line -> line.contains("sharp/alone.png: has no blurred picture"))
                .anyMatch(line -> line.contains("blur/size.png: is 20x21, its sharp picture is 20x20"))
                .anyMatch(line -> line.contains("blur/cut.png: "))
                .anyMatch(line -> line.contains("blur/text.png: the file is not a picture"))
                .anyMatch(line -> line.contains("sharp/empty.png: the file is empty"))
                .anyMatch(line -> line.contains("blur/tiny.png: is 10x20; expected sides of at least 11 pixels"))
                .noneMatch(line -> line.contains("good.png"));
    }

    @Test
    void swappedSidesAndSlightDamageAreSaidAndMeasuredNevertheless() {
        for (int i = 0; i < 3; i++) {
            byte[] blurred = PairFolders.stripes(40, 32 + i, 6);
            pair(i + ".png", PairFolders.stripes(40, 32 + i, 0), i > 0 ? blurred : withoutEnd(blurred));
        }

        RunOfTheCommand run = evaluate();

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err())
                .contains("1 file was read in spite of slight damage:")
                .contains("sharp/0.png: the PNG's end is missing; all its pixels are there")
                .contains("the sides look swapped: in 3 of 3 pairs the picture on the blurred side is the sharper one");
        assertThat(run.out()).contains("mean ");
        JsonNode notices = Documents.readJson(evaluate("--json").out(), "answer", JsonNode.class)
                .get("notices");
        assertThat(notices.get(0).asText()).startsWith("1 file was read");
        assertThat(notices.get(1).asText()).startsWith("the sides look swapped");
    }

    @Test
    void aMisspeltFolderIsNamedBesideThePictureThatLacksItsPartner() {
        PairFolders.write(pairs.resolve("blured/a.png"), PairFolders.stripes(40, 32, 6));
        PairFolders.write(pairs.resolve("sharp/a.png"), PairFolders.stripes(40, 32, 0));

        RunOfTheCommand run = evaluate();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("1 file of " + pairs + " cannot be used:")
                .contains("sharp/a.png: has no blurred picture")
                .contains("passed over: pictures in no folder of blurred or sharp ones (1): blured/a.png");
    }

    private static byte[] withoutEnd(byte[] png) {
        return Arrays.copyOf(png, png.length - 12);
    }

    @Test
    void foldersThatHoldNoPairsSayWhatIsExpected() throws Exception {
        assertThat(evaluate().exitCode()).isEqualTo(3);
        Files.createDirectories(pairs);
        assertThat(evaluate())
                .satisfies(run -> assertThat(run.exitCode()).isEqualTo(2))
                .satisfies(run -> assertThat(run.err()).contains("blur/").contains("sharp/"));
        for (String file : List.of("train/blur/a.png", "train/sharp/a.png", "test/blur/b.png", "test/sharp/b.png")) {
            PairFolders.write(pairs.resolve(file), PairFolders.flat(20, 20, 1));
        }
        assertThat(evaluate())
                .satisfies(run -> assertThat(run.exitCode()).isEqualTo(2))
                .satisfies(run ->
                        assertThat(run.err()).contains(pairs.resolve("test").toString()));
    }

    @Test
    void aFolderThatIsNoModelIsBadInput() {
        pair("a.png", PairFolders.flat(20, 20, 1), PairFolders.flat(20, 20, 1));
        model = folder.resolve("nothing");

        RunOfTheCommand run = evaluate();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("model.json").contains("model.safetensors");
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
