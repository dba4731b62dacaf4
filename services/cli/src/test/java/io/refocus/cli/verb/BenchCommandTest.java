package io.refocus.cli.verb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.refocus.application.pairs.PairFolders;
import io.refocus.documents.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchCommandTest {
    /** What the peer program prints too. */
    private static final List<String> KEYS = List.of(
            "peer", "threads", "kind", "net", "params", "median_ms", "min_ms", "peak_rss_mb", "runs", "size", "batch");

    @TempDir
    private Path home;

    private List<JsonNode> lines(String arguments) {
        RunOfTheCommand run = RunOfTheCommand.of(home, Map.of(), arguments.split(" "));
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run.out()
                .lines()
                .map(line -> Documents.readJson(line, "line", JsonNode.class))
                .toList();
    }

    @Test
    void aStepIsOneLineWithThePeersKeys() {
        List<JsonNode> lines = lines("bench train-step --net residual --width 4 --blocks 1 --size 32 --batch 1"
                + " --d-width 4 --seconds 0");

        assertThat(lines).hasSize(1);
        List<String> keys = new ArrayList<>();
        lines.get(0).fieldNames().forEachRemaining(keys::add);
        assertThat(keys).containsAll(KEYS);
        assertThat(lines.get(0).get("kind").asText()).isEqualTo("train-step");
        assertThat(lines.get(0).get("size").asInt()).isEqualTo(32);
        assertThat(lines.get(0).get("median_ms").asDouble()).isPositive();
    }

    @Test
    void aRequestForAProposalIsAnsweredInALine() throws IOException {
        Path requests = home.resolve("requests");
        String request =
                "{\"search\": {\"type\": \"grid\"}, \"space\": {\"a\": {\"choice\": [\"x\"]}}, \"told\": []}\n";
        Files.writeString(requests, request.repeat(2));

        assertThat(lines("bench propose " + requests))
                .extracting(JsonNode::toString)
                .containsExactly("{\"number\":0,\"point\":{\"a\":\"x\"}}", "{\"number\":0,\"point\":{\"a\":\"x\"}}");

        Files.writeString(requests, request.replace("grid", "gird"));
        RunOfTheCommand run = RunOfTheCommand.of(home, Map.of(), "bench", "propose", requests.toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("line 1: search.type: got \"gird\"; expected one of grid, random, sobol, tpe");
    }

    @Test
    void inferenceTakesAPicturesSize() {
        JsonNode line = lines("bench infer --net residual --width 4 --blocks 1 --height 24 --width-px 40 --seconds 0")
                .get(0);

        assertThat(line.get("kind").asText()).isEqualTo("infer");
        assertThat(line.get("runs").asInt()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void withPairsAStepTellsWhichPartOfItsTimeItWaited() {
        Path pairs = home.resolve("pairs");
        for (String name : List.of("a.png", "b.png")) {
            PairFolders.write(pairs.resolve("blur").resolve(name), PairFolders.stripes(40, 33, 4));
            PairFolders.write(pairs.resolve("sharp").resolve(name), PairFolders.stripes(40, 33, 0));
        }

        JsonNode line = lines("bench train-step --net residual --width 4 --blocks 1 --size 32 --batch 2 --d-width 4"
                        + " --seconds 0 --pairs " + pairs)
                .get(0);

        assertThat(line.get("waiting_share").asDouble(-1)).isBetween(0.0, 1.0);
        assertThat(line.get("kind").asText()).isEqualTo("train-step");
    }

    @Test
    void pairsThatHaveNoRoomForACropAreListed() {
        Path pairs = home.resolve("pairs");
        PairFolders.write(pairs.resolve("blur/a.png"), PairFolders.flat(40, 31, 9));
        PairFolders.write(pairs.resolve("sharp/a.png"), PairFolders.flat(40, 31, 9));

        RunOfTheCommand run =
                RunOfTheCommand.of(home, Map.of(), "bench", "train-step", "--size", "32", "--pairs", pairs.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("blur/a.png", "is 40x31; expected sides of at least 32 pixels");
    }

    @ParameterizedTest
    @CsvSource({"fpn3, 174403", "mobilenet, 2129539"})
    void deblurganV2IsTimedWithTheEncoderNamed(String encoder, long parameters) {
        JsonNode line = lines(
                        "bench infer --net deblurgan-v2 --height 32 --width-px 32 --seconds 0 --encoder " + encoder)
                .get(0);

        assertThat(line.get("net").asText()).isEqualTo("deblurgan-v2");
        assertThat(line.get("params").asLong()).isEqualTo(parameters);
    }

    @ParameterizedTest
    @CsvSource({
        "infer --net transformer, residual",
        "infer --wide 3, --width-px",
        "train-step --size large, whole number",
        "train-step --size 8, 4096",
        "soak --minutes -1, 10080",
        "infer --net resnet --width 0, width",
        "train-step --net resnet --size 130, --size is 130; expected a multiple of 4",
        "infer --net resnet --height 721, --height is 721; expected a multiple of 4",
        "soak --size 130, --size is 130; expected a multiple of 4",
        "train-step --net deblurgan-v2 --encoder fpn4, --encoder is fpn4; expected one of fpn3",
        "train-step --pairs, --pairs lacks its value"
    })
    void aFlagsMistakeSaysWhatIsLegal(String arguments, String legal) {
        RunOfTheCommand run = RunOfTheCommand.of(home, Map.of(), ("bench " + arguments).split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(legal);
    }
}
