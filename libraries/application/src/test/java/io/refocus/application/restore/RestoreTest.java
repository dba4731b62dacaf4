package io.refocus.application.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.imaging.Picture;
import io.refocus.imaging.PictureCodec;
import io.refocus.imaging.PictureFormat;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestoreTest {
    private static final byte[] PNG =
            PictureCodec.encode(new Picture(2, 1, new float[] {0, 1, 0, 1, 0, 1}), PictureFormat.PNG);

    @TempDir
    private Path folder;

    private HttpServer server;
    private int status = 200;
    private String contentType;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/restore", exchange -> {
            contentType = exchange.getRequestHeaders().getFirst("Content-Type");
            byte[] body = exchange.getRequestBody().readAllBytes();
            byte[] answer = status == 200
                    ? body
                    : "{\"detail\": \"no model is promoted\", \"hint\": \"run ./refocus demo\"}"
                            .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Refocus-Model-Version", "3");
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private RemoteRestorer restorer() {
        return new RemoteRestorer(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"));
    }

    @Test
    void theAnswerIsTheServicesWithTheModelThatMadeIt() {
        PictureRestorer.Restored restored = restorer().restore(PNG);

        assertThat(restored.encoded()).isEqualTo(PNG);
        assertThat(restored.model()).isEqualTo("version 3");
        assertThat(contentType).isEqualTo("image/png");
    }

    @ParameterizedTest
    @CsvSource({"400, BAD_INPUT", "413, BAD_INPUT", "415, BAD_INPUT", "500, INTERNAL", "503, UNREACHABLE"})
    void aRefusalKeepsItsReasonAndHint(int code, Fault fault) {
        status = code;

        assertThatThrownBy(() -> restorer().restore(PNG))
                .isInstanceOfSatisfying(
                        RefocusException.class, e -> assertThat(e.fault()).isEqualTo(fault))
                .hasMessageContaining("answered " + code + ": no model is promoted; run ./refocus demo");
    }

    @Test
    void nobodyThereIsUnreachable() {
        RemoteRestorer restorer = restorer();
        server.stop(0);

        assertThatThrownBy(() -> restorer.restore(PNG))
                .isInstanceOfSatisfying(
                        RefocusException.class, e -> assertThat(e.fault()).isEqualTo(Fault.UNREACHABLE))
                .hasMessageContaining("./refocus up");
    }

    @Test
    void aFoldersPicturesKeepTheirNames() throws IOException {
        Path in = Files.createDirectories(folder.resolve("in"));
        for (String name : new String[] {"b.PNG", "a.jpg", "c.jpeg", "notes.txt"}) {
            Files.write(in.resolve(name), PNG);
        }

        assertThat(RestoreJob.of(in, folder.resolve("out")).pairs())
                .extracting(pair -> folder.relativize(pair.out()).toString())
                .containsExactly("out/a.jpg", "out/b.PNG", "out/c.jpeg");
    }

    @Test
    void noInputIsNotFoundAndNoPictureIsBadInput() {
        assertThatThrownBy(() -> RestoreJob.of(folder.resolve("gone"), folder))
                .isInstanceOfSatisfying(
                        RefocusException.class, e -> assertThat(e.fault()).isEqualTo(Fault.NOT_FOUND));
        assertThatThrownBy(() -> RestoreJob.of(folder, folder.resolve("out"))).hasMessageContaining("holds no picture");
    }

    @Test
    void anInputIsNeverOverwritten() throws IOException {
        Path in = Files.write(folder.resolve("a.png"), PNG);

        assertThatThrownBy(() -> RestoreJob.of(in, in)).hasMessageContaining("would be overwritten");
        assertThatThrownBy(() -> RestoreJob.of(in, folder)).hasMessageContaining("would be overwritten");
        assertThatThrownBy(() -> RestoreJob.of(folder, folder)).hasMessageContaining("expected another folder");
    }

    @ParameterizedTest
    @CsvSource({"a.png, b.jpg, image/png, JPEG", "a.jpg, b.png, image/png, PNG", "a.jpg, b.JPEG, image/jpeg, JPEG"})
    void thePictureComesBackInTheFormatOfItsName(String from, String to, String sent, PictureFormat format)
            throws IOException {
        PictureFormat given = from.endsWith(".png") ? PictureFormat.PNG : PictureFormat.JPEG;
        Path in = Files.write(folder.resolve(from), PictureCodec.encode(PictureCodec.decode(PNG, 2), given));
        RestoreJob.Pair pair = RestoreJob.of(in, folder.resolve(to)).pairs().get(0);

        assertThat(RestoreJob.restore(pair, restorer())).isEqualTo("version 3");

        assertThat(contentType)
                .as("a JPEG that is to be a PNG is not restored into a JPEG first")
                .isEqualTo(sent);
        assertThat(PictureFormat.sniff(Files.readAllBytes(pair.out()))).contains(format);
    }

    @Test
    void anEndingThatIsNoFormatIsRefused() throws IOException {
        Path in = Files.write(folder.resolve("a.png"), PNG);
        RestoreJob.Pair pair =
                RestoreJob.of(in, folder.resolve("b.webp")).pairs().get(0);

        assertThatThrownBy(() -> RestoreJob.restore(pair, restorer()))
                .hasMessageContaining("b.webp; expected a name ending in one of [.png, .jpg, .jpeg]");
        assertThat(folder.resolve("b.webp")).doesNotExist();
    }
}
