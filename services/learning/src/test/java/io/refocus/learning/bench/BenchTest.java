package io.refocus.learning.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.refocus.documents.Documents;
import io.refocus.learning.network.Paper9;
import io.refocus.learning.network.Residual;
import io.refocus.learning.network.Resnet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class BenchTest {
    private static final String[] TINY = "--net residual --width 8 --blocks 1 --size 16 --batch 2".split(" ");

    private static String[] tiny(String... more) {
        List<String> all = new ArrayList<>(List.of(TINY));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    @Test
    void trainStepPrintsThePeersKeys() {
        String line = TrainStepBench.run(TrainStepOptions.parse(tiny("--no-adversary", "--seconds", "0")));
        JsonNode fields = Documents.readJson(line, "line", JsonNode.class);
        assertThat(fields.fieldNames())
                .toIterable()
                .contains("peer", "version", "threads", "channels_last", "compiled", "peak_rss_mb", "min_ms");
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
        assertThat(TrainStepOptions.parse().net().spec()).isEqualTo(new Resnet(32, 6, 0));
        assertThat(TrainStepOptions.parse("--net", "paper").net().spec()).isEqualTo(new Paper9());
        assertThat(TrainStepOptions.parse(tiny("--no-adversary")).net().spec()).isEqualTo(new Residual(8, 1));
        assertThat(TrainStepOptions.parse("--encoder", "1", "1", "2").net().encoder())
                .containsExactly(1, 1, 2);
    }

    @Test
    void badFlagsAreRefusedWithTheLegalOnes() {
        assertThatThrownBy(() -> TrainStepOptions.parse("--wide", "3"))
                .hasMessageContaining("--wide")
                .hasMessageContaining("--width");
        assertThatThrownBy(() -> TrainStepOptions.parse("--size")).hasMessageContaining("--size lacks its value");
        assertThatThrownBy(() -> TrainStepOptions.parse("--size", "1")).hasMessageContaining("from 32 to 4096");
        assertThatThrownBy(() -> TrainStepOptions.parse("--seconds", "few")).hasMessageContaining("a number");
        assertThatThrownBy(() -> InferOptions.parse("720")).hasMessageContaining("expected a flag");
        assertThatThrownBy(() -> TrainStepOptions.parse("--net", "unet").net().spec())
                .hasMessageContaining("unet")
                .hasMessageContaining("residual");
    }
}
