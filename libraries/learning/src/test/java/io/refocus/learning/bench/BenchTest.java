package io.refocus.learning.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.refocus.documents.Documents;
import io.refocus.learning.network.DeblurganV2;
import io.refocus.learning.network.GeneratorSpec;
import io.refocus.learning.network.Nafnet;
import io.refocus.learning.network.Paper9;
import io.refocus.learning.network.Residual;
import io.refocus.learning.network.Resnet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.factory.Nd4j;

class BenchTest {
    private static final Path SHIPPED = Path.of("..", "..", "configs", "experiments");
    private static final String[] TINY = "--net residual --width 8 --blocks 1 --size 16 --batch 2".split(" ");

    private static String[] tiny(String... more) {
        List<String> all = new ArrayList<>(List.of(TINY));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    @Test
    void trainStepPrintsThePeersKeys() {
        String line = TrainStepBench.run(TrainStepOptions.parse(tiny("--no-adversary", "--seconds", "0")), List.of());
        JsonNode fields = Documents.readJson(line, "line", JsonNode.class);
        assertThat(fields.fieldNames())
                .toIterable()
                .contains("peer", "version", "threads", "channels_last", "compiled", "peak_rss_mb", "min_ms");
        assertThat(fields.has("waiting_share")).as("nothing is fed").isFalse();
        assertThat(fields).noneMatch(JsonNode::isNull);
        String jar =
                Nd4j.class.getProtectionDomain().getCodeSource().getLocation().getPath();
        assertThat(jar).endsWith(fields.get("version").textValue().replace("nd4j ", "/nd4j-api-") + ".jar");
        assertThat(fields.get("kind").textValue()).isEqualTo("generator-step");
        assertThat(fields.get("params").intValue()).isEqualTo(2916);
        assertThat(fields.get("runs").intValue()).isEqualTo(3);
        assertThat(fields.get("size").intValue()).isEqualTo(16);
        assertThat(fields.get("median_ms").doubleValue()).isPositive();
    }

    @Test
    void inferPrintsThePeersKeysWholeAndTiled() {
        for (String tile : List.of("0", "64")) {
            String line = InferBench.run(InferOptions.parse(
                    "--net",
                    "residual",
                    "--width",
                    "8",
                    "--blocks",
                    "1",
                    "--height",
                    "48",
                    "--width-px",
                    "64",
                    "--tile",
                    tile,
                    "--seconds",
                    "0"));
            JsonNode fields = Documents.readJson(line, "line", JsonNode.class);
            assertThat(fields.get("kind").textValue()).isEqualTo("infer");
            assertThat(fields.get("size").isNull()).isTrue();
            assertThat(fields.get("tile").asText()).isEqualTo(tile);
        }
    }

    @Test
    void anExperimentGivesItsNetworksItsObjectiveAndItsBatch(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("small.yaml"),
                Files.readString(SHIPPED.resolve("demo.yaml"))
                        .replaceFirst(
                                "(?s)generator:.*?\n(?=\\S)", "generator: {type: residual, width: 8, blocks: 1}\n")
                        .replaceFirst("patchSize: \\d+", "patchSize: 32")
                        .replaceFirst("batchSize: \\d+", "batchSize: 2"));

        JsonNode fields = Documents.readJson(
                TrainStepBench.run(TrainStepOptions.parse(file.toString(), "--seconds", "0"), List.of()),
                "line",
                JsonNode.class);

        assertThat(fields.get("experiment").textValue()).isEqualTo("demo");
        assertThat(fields.get("net").textValue()).isEqualTo("residual");
        assertThat(fields.get("params").intValue()).isEqualTo(2916);
        assertThat(fields.get("kind").textValue()).isEqualTo("train-step");
        assertThat(List.of(fields.get("size").intValue(), fields.get("batch").intValue()))
                .containsExactly(32, 2);
        assertThatThrownBy(() -> TrainStepOptions.parse(file.toString(), "--size", "64"))
                .hasMessageContaining("unknown flag --size");
    }

    @Test
    void aModelIsTimedByItsFolder() {
        Path model = SHIPPED.resolve("../../models/deblur");

        String line = InferBench.run(
                InferOptions.parse(model.toString(), "--height", "32", "--width-px", "32", "--seconds", "0"));

        JsonNode fields = Documents.readJson(line, "line", JsonNode.class);
        assertThat(fields.get("net").textValue()).isEqualTo("nafnet");
        assertThat(fields.get("params").intValue()).isEqualTo(438_387);
    }

    @Test
    void soakPrintsSamplesAndAVerdict() {
        for (String[] options : List.of(
                tiny("--minutes", "0", "--no-adversary"), tiny("--minutes", "0", "--no-adversary", "--infer"))) {
            List<String> lines = new ArrayList<>();
            SoakBench.run(SoakOptions.parse(options), lines::add);
            assertThat(lines).hasSize(11);
            assertThat(lines.get(10)).contains("\"kind\":\"soak-verdict\"", "\"growth_percent\":");
        }
    }

    @Test
    void growthComparesTheSecondFifthWithTheLast() {
        List<Long> samples = LongStream.of(10, 50, 100, 100, 90, 90, 90, 90, 107, 107)
                .boxed()
                .toList();
        assertThat(SoakBench.growthPercent(samples)).isEqualTo(7, within(1e-9));
    }

    @Test
    void networksTakeTheSizesTheyKnow() {
        assertThat(TrainStepOptions.parse().generator().spec()).isEqualTo(new Resnet(32, 6, 0));
        assertThat(TrainStepOptions.parse("--net", "paper").generator().spec()).isEqualTo(new Paper9());
        assertThat(TrainStepOptions.parse(tiny("--no-adversary")).generator().spec())
                .isEqualTo(new Residual(8, 1));
    }

    @ParameterizedTest
    @CsvSource({"fpn3, FPN3, 8", "mobilenet, MOBILENET, 32"})
    void deblurganTakesItsEncoderByName(String word, DeblurganV2.Encoder encoder, int multiple) {
        GeneratorSpec spec = TrainStepOptions.parse("--net", "deblurgan-v2", "--encoder", word)
                .generator()
                .spec();

        assertThat(spec).isEqualTo(new DeblurganV2(encoder, Optional.empty()));
        assertThat(spec.multiple()).isEqualTo(multiple);
    }

    @Test
    void anEncoderIsTheNetworksOwnWhereNoneIsNamed() {
        assertThat(TrainStepOptions.parse("--net", "deblurgan-v2").generator().spec())
                .isEqualTo(new DeblurganV2(DeblurganV2.Encoder.FPN3, Optional.empty()));
        assertThat(TrainStepOptions.parse("--net", "nafnet").generator().spec())
                .isEqualTo(new Nafnet(32, List.of(1, 1, 1, 28), 1, List.of(1, 1, 1, 1)));
        assertThat(TrainStepOptions.parse("--net", "nafnet", "--encoder", "2", "3", "--decoder", "1", "4")
                        .generator()
                        .spec())
                .isEqualTo(new Nafnet(32, List.of(2, 3), 1, List.of(1, 4)));
    }

    @Test
    void anEncoderOfAnotherNetworkIsRefused() {
        assertThatThrownBy(() -> TrainStepOptions.parse("--net", "deblurgan-v2", "--encoder", "1", "1", "2"))
                .hasMessage("--encoder is 1 1 2; expected one of fpn3, mobilenet for --net deblurgan-v2");
        assertThatThrownBy(() -> InferOptions.parse("--net", "nafnet", "--encoder", "fpn3"))
                .hasMessage("--encoder is fpn3; expected whole numbers for --net nafnet: the blocks of each level,"
                        + " such as 1 1 2");
        assertThatThrownBy(() -> InferOptions.parse("--net", "nafnet", "--encoder"))
                .hasMessage("--encoder lacks its value");
    }

    @Test
    void sidesThatDoNotSuitTheNetworkAreRefused() {
        assertThatThrownBy(() -> TrainStepOptions.parse("--size", "130"))
                .hasMessage("--size is 130; expected a multiple of 4 for --net resnet, such as 132");
        assertThatThrownBy(
                        () -> TrainStepOptions.parse("--net", "deblurgan-v2", "--encoder", "mobilenet", "--size", "48"))
                .hasMessage("--size is 48; expected a multiple of 32 for --net deblurgan-v2, such as 64");
        assertThatThrownBy(() -> InferOptions.parse("--height", "721"))
                .hasMessage("--height is 721; expected a multiple of 4 for --net resnet, such as 724");
        assertThatThrownBy(() -> InferOptions.parse("--width-px", "1278"))
                .hasMessage("--width-px is 1278; expected a multiple of 4 for --net resnet, such as 1280");
        assertThatThrownBy(() -> InferOptions.parse("--tile", "100"))
                .hasMessage("--tile is 100; expected a multiple of 8");
        assertThatThrownBy(() -> InferOptions.parse("--tile", "48")).hasMessageContaining("from 64 to 16384");
    }

    @Test
    void tilesArePaddedSoThatAPictureHasAnySide() {
        assertThat(InferOptions.parse("--height", "721", "--tile", "256").height())
                .isEqualTo(721);
        assertThat(InferOptions.parse("--net", "nafnet", "--height", "721").height())
                .as("it pads by itself")
                .isEqualTo(721);
    }

    @Test
    void badFlagsAreRefusedWithTheLegalOnes() {
        assertThatThrownBy(() -> TrainStepOptions.parse("--wide", "3"))
                .hasMessageContaining("--wide")
                .hasMessageContaining("--width");
        assertThatThrownBy(() -> TrainStepOptions.parse("--size")).hasMessageContaining("--size lacks its value");
        assertThatThrownBy(() -> TrainStepOptions.parse("--size", "1")).hasMessageContaining("from 32 to 4096");
        assertThatThrownBy(() -> TrainStepOptions.parse("--d-width", "3")).hasMessageContaining("from 4 to 512");
        assertThatThrownBy(() -> TrainStepOptions.parse("--pairs", "here", "--size", "2048"))
                .hasMessageContaining("from 32 to 1024");
        assertThatThrownBy(() -> SoakOptions.parse("--pairs", "here")).hasMessageContaining("unknown flag --pairs");
        assertThatThrownBy(() -> TrainStepOptions.parse("--seconds", "few")).hasMessageContaining("a number");
        assertThatThrownBy(() -> InferOptions.parse("720"))
                .hasMessageContaining("720")
                .hasMessageContaining("no such file");
        assertThatThrownBy(() ->
                        TrainStepOptions.parse("--net", "unet").generator().spec())
                .hasMessageContaining("unet")
                .hasMessageContaining("residual");
    }
}
