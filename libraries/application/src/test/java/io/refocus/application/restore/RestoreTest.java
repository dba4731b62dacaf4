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
import java.time.Duration;
import java.util.Optional;
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
    private String accept;
    private int busy;
    private int requests;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/restore", exchange -> {
            contentType = exchange.getRequestHeaders().getFirst("Content-Type");
            accept = exchange.getRequestHeaders().getFirst("Accept");
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (requests++ < busy) {
                exchange.getResponseHeaders().add("Retry-After", "1");
                exchange.sendResponseHeaders(503, -1);
                exchange.close();
                return;
            }
            exchange.getResponseHeaders().add("Warning", "199 refocus \"its end is missing\"");
            byte[] answer = status == 200
                    ? converted(body)
                    : "{\"detail\": \"no model is promoted\", \"hint\": \"run ./refocus demo\"}"
                            .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Refocus-Model-Version", "3");
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    private byte[] converted(byte[] body) {
        return "image/jpeg".equals(accept)
                ? PictureCodec.encode(PictureCodec.decode(body, 2), PictureFormat.JPEG)
                : "image/png".equals(accept)
                        ? PictureCodec.encode(PictureCodec.decode(body, 2), PictureFormat.PNG)
                        : body;
    }

    private Path in() throws IOException {
        return Files.write(folder.resolve("picture.png"), PNG);
    }

    private PictureRestorer.Restored restored() throws IOException {
        return restorer().restore(in(), folder.resolve("answer"), Optional.empty());
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
    void theAnswerIsTheServicesWithTheModelThatMadeIt() throws IOException {
        PictureRestorer.Restored restored = restored();

        assertThat(folder.resolve("answer")).hasBinaryContent(PNG);
        assertThat(restored.remarks()).containsExactly("its end is missing");
        assertThat(restored.model()).isEqualTo("version 3");
        assertThat(contentType).isEqualTo("image/png");
    }

    @Test
    void aBusyServiceIsWaitedForAsLongAsItSays() throws IOException {
        busy = 2;
        long began = System.nanoTime();

        assertThat(restored().model()).isEqualTo("version 3");

        assertThat(System.nanoTime() - began)
                .isGreaterThan(Duration.ofSeconds(2).toNanos());
        assertThat(requests).isEqualTo(3);
    }

    @Test
    void aServiceThatStaysBusyIsGivenUp() throws IOException {
        busy = Integer.MAX_VALUE;
        URI service = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        RemoteRestorer restorer = new RemoteRestorer(service, Duration.ofMillis(500));
        Path in = in();

        assertThatThrownBy(() -> restorer.restore(in, folder.resolve("answer"), Optional.empty()))
                .isInstanceOfSatisfying(
                        RefocusException.class, e -> assertThat(e.fault()).isEqualTo(Fault.UNREACHABLE));
        assertThat(requests).as("a wait of 1 s is longer than it may take").isEqualTo(1);
        assertThat(folder.resolve("answer")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"400, BAD_INPUT", "413, BAD_INPUT", "415, BAD_INPUT", "500, INTERNAL", "503, UNREACHABLE"})
    void aRefusalKeepsItsReasonAndHint(int code, Fault fault) {
        status = code;

        assertThatThrownBy(this::restored)
                .isInstanceOfSatisfying(
                        RefocusException.class, e -> assertThat(e.fault()).isEqualTo(fault))
                .hasMessageContaining("answered " + code + ": no model is promoted; run ./refocus demo");
    }

    @Test
    void nobodyThereIsUnreachable() {
        server.stop(0);

        assertThatThrownBy(this::restored)
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
    void whatAFolderHoldsBesideItsPicturesIsNamed() throws IOException {
        Path in = Files.createDirectories(folder.resolve("in/more")).getParent();
        for (String name : new String[] {"a.png", "b.HEIC", "c.webp", "d.tif", "e.jfif", "notes.txt", ".DS_Store"}) {
            Files.write(in.resolve(name), PNG);
        }
        Files.createSymbolicLink(in.resolve("gone.jpg"), in.resolve("nowhere.jpg"));

        RestoreJob job = RestoreJob.of(in, folder.resolve("out"));

        assertThat(job.pairs()).hasSize(1);
        assertThat(job.passedOver())
                .extracting(entry -> entry.file() + ": " + entry.reason())
                .containsExactly(
                        ".DS_Store: hidden or of the system",
                        "b.HEIC: HEIC: convert it to PNG or JPEG first",
                        "c.webp: WebP: convert it to PNG or JPEG first",
                        "d.tif: TIFF: convert it to PNG or JPEG first",
                        "e.jfif: a JPEG by another name: rename it to .jpg",
                        "gone.jpg: a link to nothing",
                        "more: a folder: restore it by itself",
                        "notes.txt: not a PNG or JPEG by its name");
    }

    @Test
    void aNameOfFullLengthIsRestored() throws IOException {
        Path in = Files.write(folder.resolve("n".repeat(251) + ".png"), PNG);
        RestoreJob.Pair pair = new RestoreJob.Pair(in, folder.resolve("out").resolve(in.getFileName()));

        RestoreJob.restore(pair, restorer());

        assertThat(pair.out()).hasBinaryContent(PNG);
    }

    @Test
    void aPictureThatIsTooLongForAJpegIsRefusedBeforeTheWork() throws IOException {
        Path in = Files.write(
                folder.resolve("long.png"),
                PictureCodec.encode(new Picture(70_000, 1, new float[210_000]), PictureFormat.PNG));
        RestoreJob.Pair pair =
                RestoreJob.of(in, folder.resolve("long.jpg")).pairs().get(0);

        assertThatThrownBy(() -> RestoreJob.restore(pair, restorer()))
                .hasMessageContaining("a picture of 70000x1 cannot be a JPEG; expected sides of at most 65535 pixels");
        assertThat(requests).isZero();
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
    @CsvSource({
        "a.png, b.jpg, image/png, image/jpeg, JPEG",
        "a.jpg, b.png, image/jpeg, image/png, PNG",
        "a.jpg, b.JPEG, image/jpeg, image/jpeg, JPEG"
    })
    void thePictureComesBackInTheFormatOfItsName(
            String from, String to, String sent, String asked, PictureFormat format) throws IOException {
        PictureFormat given = from.endsWith(".png") ? PictureFormat.PNG : PictureFormat.JPEG;
        Path in = Files.write(folder.resolve(from), PictureCodec.encode(PictureCodec.decode(PNG, 2), given));
        RestoreJob.Pair pair = RestoreJob.of(in, folder.resolve(to)).pairs().get(0);

        assertThat(RestoreJob.restore(pair, restorer()).model()).isEqualTo("version 3");

        assertThat(contentType).isEqualTo(sent);
        assertThat(accept).as("the answer's format is the service's work").isEqualTo(asked);
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
