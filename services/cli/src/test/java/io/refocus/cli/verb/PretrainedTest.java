package io.refocus.cli.verb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.refocus.application.pairs.PairFolders;
import io.refocus.cli.shell.RefocusPaths;
import io.refocus.documents.Documents;
import io.refocus.imaging.PictureCodec;
import io.refocus.imaging.PictureFormat;
import io.refocus.learning.restore.ShippedModels;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A checkout where no stack runs. */
class PretrainedTest {
    private static final int INFERENCE_PORT = 18080;

    @TempDir
    private Path folder;

    private Path in;
    private Path out;

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(folder.resolve("configs"));
        Files.copy(RunOfTheCommand.ROOT.resolve("configs/stack.yaml"), folder.resolve("configs/stack.yaml"));
        in = folder.resolve("photo.jpg");
        byte[] png = PairFolders.stripes(33, 17, 4);
        Files.write(in, PictureCodec.encode(PictureCodec.decode(png, 10_000), PictureFormat.JPEG));
        out = folder.resolve("sharp.png");
    }

    private RunOfTheCommand restore(String... more) throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        List<String> arguments = new ArrayList<>(List.of("restore", in.toString(), "-o", out.toString()));
        arguments.addAll(List.of(more));
        return run(Map.of("REFOCUS_PORT_OFFSET", Integer.toString(free - INFERENCE_PORT)), arguments);
    }

    private RunOfTheCommand run(Map<String, String> environment, List<String> arguments) {
        return RunOfTheCommand.at(
                new RefocusPaths(folder, folder.resolve("home"), ShippedModels.in(folder.resolve("models"))),
                environment,
                arguments.toArray(String[]::new));
    }

    @Test
    void theShippedModelRestoresWhereNoServiceAnswersAndSaysSo() throws IOException {
        PairFolders.untrainedModel(folder.resolve("models/small"));

        RunOfTheCommand run = restore();

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err())
                .contains("no service answers at http://127.0.0.1:")
                .contains("restoring with small, a model that ships");
        byte[] restored = Files.readAllBytes(out);
        assertThat(PictureFormat.sniff(restored)).contains(PictureFormat.PNG);
        assertThat(PictureCodec.decode(restored, 10_000).planes())
                .as("an untrained model returns what it gets")
                .containsExactly(
                        PictureCodec.decode(Files.readAllBytes(in), 10_000).planes());
    }

    @Test
    void withoutOneTheServiceIsWhatIsMissing() throws IOException {
        Files.createDirectories(folder.resolve("models/notes"));

        RunOfTheCommand run = restore();

        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.err()).contains("no inference service answers").contains("./refocus up");
        assertThat(out).doesNotExist();
    }

    @Test
    void aModelThatShipsIsNamedByItsName() throws IOException {
        PairFolders.untrainedModel(folder.resolve("models/small"));
        PairFolders.untrainedModel(folder.resolve("models/deblur"));

        RunOfTheCommand run = restore("--model", "small", "--json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode by = Documents.readJson(run.out(), "answer", JsonNode.class).get("by");
        assertThat(by.get("kind").asText()).isEqualTo("shipped");
        assertThat(by.get("name").asText()).isEqualTo("small");
        assertThat(out).isRegularFile();
        assertThat(restore().err()).contains("restoring with deblur, a model that ships");
    }

    @Test
    void aNameThatIsNoModelIsRefusedWithThoseThatShip() throws IOException {
        PairFolders.untrainedModel(folder.resolve("models/small"));
        PairFolders.untrainedModel(folder.resolve("models/deblur"));

        for (RunOfTheCommand run :
                List.of(restore("--model", "smal"), run(Map.of(), List.of("evaluate", "smal", folder.toString())))) {
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err())
                    .contains("no model 'smal'; expected a folder with model.json and model.safetensors,"
                            + " or one of those that ship: deblur, small");
        }
        assertThat(out).doesNotExist();
    }

    @Test
    void aModelThatShipsIsMeasuredByItsName() throws IOException {
        PairFolders.untrainedModel(folder.resolve("models/small"));
        PairFolders.write(folder.resolve("pairs/blur/a.png"), PairFolders.flat(33, 17, 118));
        PairFolders.write(folder.resolve("pairs/sharp/a.png"), PairFolders.flat(33, 17, 128));

        RunOfTheCommand run = run(
                Map.of(), List.of("evaluate", "small", folder.resolve("pairs").toString(), "--json"));

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(Documents.readJson(run.out(), "answer", JsonNode.class)
                        .at("/mean/psnrDb")
                        .asDouble())
                .isEqualTo(20 * Math.log10(25.5), within(1e-5));
    }
}
