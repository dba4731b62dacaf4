package io.refocus.cli.verb;

import static org.assertj.core.api.Assertions.assertThat;

import io.refocus.application.pairs.PairFolders;
import io.refocus.cli.shell.RefocusPaths;
import io.refocus.imaging.PictureCodec;
import io.refocus.imaging.PictureFormat;
import io.refocus.learning.restore.ShippedModels;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private RunOfTheCommand restore() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        return RunOfTheCommand.at(
                new RefocusPaths(folder, folder.resolve("home"), ShippedModels.in(folder.resolve("models"))),
                Map.of("REFOCUS_PORT_OFFSET", Integer.toString(free - INFERENCE_PORT)),
                "restore",
                in.toString(),
                "-o",
                out.toString());
    }

    @Test
    void theShippedModelRestoresWhereNoServiceAnswersAndSaysSo() throws IOException {
        PairFolders.untrainedModel(folder.resolve("models/small"));

        RunOfTheCommand run = restore();

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err())
                .contains("no service answers at http://127.0.0.1:")
                .contains("restoring with small, the model that ships");
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
}
