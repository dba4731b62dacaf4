package io.refocus.inference.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.imaging.PictureFormat;
import io.refocus.inference.fake.FakeChampions;
import io.refocus.inference.fake.FakeChampionsProfile;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestProfile(FakeChampionsProfile.class)
class ProblemMappersTest {
    @TestHTTPResource("/")
    URI base;

    @Inject
    FakeChampions champions;

    private Client client;

    @BeforeEach
    void serveVersionOne() throws InterruptedException {
        client = new Client(base);
        champions.beforeRestore(() -> {});
        champions.failRegistry(null);
        champions.name(1);
        champions.awaitLook();
    }

    @Test
    void textIsNotAPicture() throws Exception {
        JsonNode problem = problem(client.restore("not a picture".getBytes(StandardCharsets.UTF_8), "image/png"), 400);
        assertThat(problem.get("type").asText()).isEqualTo("urn:refocus:problem:not-a-picture");
        assertThat(problem.get("title").asText()).isEqualTo("The body is not a readable picture");
        assertThat(problem.get("hint").asText()).contains("one PNG or JPEG file");
    }

    @Test
    void emptyBodyIsNotAPicture() throws Exception {
        problem(client.restore(new byte[0], "image/png"), 400);
    }

    @Test
    void truncatedPictureIsRefused() throws Exception {
        byte[] png = Client.picture(64, 64, PictureFormat.PNG);
        problem(client.restore(Arrays.copyOf(png, png.length / 2), "image/png"), 400);
    }

    @Test
    void pictureOfAnotherFormatIsNotSupported() throws Exception {
        byte[] gif = "GIF89a\1\0\1\0\0\0\0;".getBytes(StandardCharsets.ISO_8859_1);
        JsonNode problem = problem(client.restore(gif, "image/png"), 415);
        assertThat(problem.get("detail").asText()).contains("GIF");
    }

    @Test
    void contentTypeThatIsNoPictureIsNotSupported() throws Exception {
        JsonNode problem = problem(
                client.restore(Client.picture(8, 8, PictureFormat.PNG), "application/x-www-form-urlencoded"), 415);
        assertThat(problem.get("hint").asText()).contains("-H 'Content-Type: image/png'");
    }

    @Test
    void pictureOverTheBudgetIsRefusedByItsHeaderAlone() throws Exception {
        byte[] header = Arrays.copyOf(Client.picture(201, 200, PictureFormat.PNG), 60); // nothing to decode
        JsonNode problem = problem(client.restore(header, "image/png"), 413);
        assertThat(problem.get("type").asText()).isEqualTo("urn:refocus:problem:picture-too-large");
        assertThat(problem.get("detail").asText())
                .isEqualTo("the picture is 201 x 200 = 40200 pixels; expected at most 40000");
    }

    @Test
    void bodyThatAnnouncesTooManyBytesIsRefused() throws Exception {
        JsonNode problem = problem(client.restore(new byte[FakeChampionsProfile.MAX_BODY + 1], "image/png"), 413);
        assertThat(problem.get("detail").asText())
                .isEqualTo("the body has 200001 bytes; expected at most 200000 bytes");
    }

    @Test
    void bodyThatTurnsOutTooLongIsRefused() throws Exception {
        byte[] long_ = new byte[3 * FakeChampionsProfile.MAX_BODY];
        problem(client.restore(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(long_)), "image/png"), 413);
    }

    @ParameterizedTest
    @CsvSource({"image/webp", "text/html"})
    void formatTheClientDoesNotTakeIsNotSent(String accept) throws Exception {
        HttpResponse<byte[]> answer = Client.send(
                client.post(BodyPublishers.ofByteArray(Client.picture(8, 8, PictureFormat.PNG)), "image/png")
                        .header("Accept", accept));
        problem(answer, 406);
    }

    @Test
    void refusalsAreCountedByTheirReason() throws Exception {
        client.restore(new byte[5], "image/png");
        assertThat(new String(client.get("q/metrics").body(), StandardCharsets.UTF_8))
                .containsPattern("refocus_refused_total\\{reason=\"not-a-picture\"\\} [1-9]");
    }

    @Test
    void theLimitsNameTheirSettings() throws Exception {
        HttpResponse<byte[]> pixels = client.restore(Client.picture(201, 200, PictureFormat.PNG), "image/png");
        assertThat(problem(pixels, 413).get("hint").asText())
                .contains("inference.pixelBudget in configs/stack.yaml", "REFOCUS_INFERENCE_PIXEL_BUDGET");
        HttpResponse<byte[]> body = client.restore(new byte[FakeChampionsProfile.MAX_BODY + 1], "image/png");
        assertThat(problem(body, 413).get("hint").asText()).contains("REFOCUS_INFERENCE_MAX_BODY");
    }

    @Test
    void wrongMethodIsToldTheRightOne() throws Exception {
        HttpResponse<byte[]> answer = client.get("v1/restore");
        JsonNode problem = problem(answer, 405);
        assertThat(Client.header(answer, "Allow")).contains("POST");
        assertThat(problem.get("detail").asText()).isEqualTo("/v1/restore does not accept this method");
    }

    @ParameterizedTest
    @CsvSource({"v1/nothing", "favicon.ico", "q/nothing"})
    void unknownPathIsToldTheKnownOnes(String path) throws Exception {
        JsonNode problem = problem(client.get(path), 404);
        assertThat(problem.get("hint").asText()).contains("POST /v1/restore");
    }

    @Test
    void withoutAChampionTheCommandThatMakesOneIsNamed() throws Exception {
        champions.name(0);
        champions.awaitLook();
        HttpResponse<byte[]> restore = client.restore(Client.picture(8, 8, PictureFormat.PNG), "image/png");
        assertThat(problem(restore, 503).get("hint").asText()).contains("./refocus demo", "./refocus promote");
        assertThat(problem(client.get("v1/model"), 503).get("type").asText())
                .isEqualTo("urn:refocus:problem:no-champion");
        assertThat(client.get("q/health").statusCode()).isEqualTo(200);
    }

    @Test
    void withoutARegistryTheServerThatDoesNotAnswerIsNamed() throws Exception {
        champions.name(0);
        champions.awaitLook();
        champions.failRegistry(new RefocusException(Fault.UNREACHABLE, "http://127.0.0.1:5000 does not answer"));
        champions.awaitLook();
        JsonNode problem = problem(client.get("v1/model"), 503);
        assertThat(problem.get("detail").asText()).endsWith("is served: http://127.0.0.1:5000 does not answer");
        assertThat(client.get("q/health/ready").statusCode()).isEqualTo(503);
        assertThat(client.get("q/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void failureOfOursShowsNoStackTrace() throws Exception {
        champions.name(0);
        champions.awaitLook();
        boolean[] warm = {false};
        champions.beforeRestore(() -> {
            if (warm[0]) {
                throw new IllegalStateException("secret inner words");
            }
            warm[0] = true;
        });
        champions.name(2);
        champions.awaitLook();
        HttpResponse<byte[]> answer = client.restore(Client.picture(8, 8, PictureFormat.PNG), "image/png");
        JsonNode problem = problem(answer, 500);
        assertThat(problem.get("hint").asText()).contains("under reference");
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).doesNotContain("secret", "Exception", "java");
    }

    private static JsonNode problem(HttpResponse<byte[]> answer, int status) throws Exception {
        assertThat(answer.statusCode())
                .describedAs(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(status);
        assertThat(Client.header(answer, "Content-Type")).isEqualTo("application/problem+json");
        JsonNode problem = Client.json(answer);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("type").asText()).startsWith("urn:refocus:problem:");
        assertThat(problem.get("title").asText()).isNotBlank();
        assertThat(problem.get("detail").asText()).isNotBlank();
        return problem;
    }
}
