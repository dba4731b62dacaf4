package io.refocus.inference.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.refocus.imaging.Picture;
import io.refocus.imaging.PictureFormat;
import io.refocus.inference.fake.FakeChampions;
import io.refocus.inference.fake.FakeChampionsProfile;
import jakarta.inject.Inject;
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
class RestoreResourceTest {
    @TestHTTPResource("/")
    URI base;

    @Inject
    FakeChampions champions;

    private Client client;

    @BeforeEach
    void serveVersionSeven() throws InterruptedException {
        client = new Client(base);
        champions.name(7);
        champions.awaitLook();
    }

    @ParameterizedTest(name = "{0}, {1} x {2} pixels")
    @CsvSource({"PNG, 1, 1", "PNG, 33, 17", "PNG, 200, 200", "JPEG, 33, 17", "JPEG, 64, 48"})
    void answerHasTheFormatAndTheSizeOfTheUpload(PictureFormat format, int width, int height) throws Exception {
        HttpResponse<byte[]> answer = client.restore(Client.picture(width, height, format), format.mediaType());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Client.header(answer, "Content-Type")).isEqualTo(format.mediaType());
        assertThat(PictureFormat.sniff(answer.body())).contains(format);
        Picture restored = Client.decode(answer.body());
        assertThat(restored.width()).isEqualTo(width);
        assertThat(restored.height()).isEqualTo(height);
        assertThat(Picture.toEightBit(restored.planes()[0])).isEqualTo(7);
    }

    @Test
    void answerCarriesTheLineage() throws Exception {
        HttpResponse<byte[]> answer = client.restore(Client.picture(8, 8, PictureFormat.PNG), "image/png");
        assertThat(Client.header(answer, "Refocus-Model-Version")).isEqualTo("7");
        assertThat(Client.header(answer, "Refocus-Run")).isEqualTo("run-7");
        assertThat(Client.header(answer, "Refocus-Dataset")).isEqualTo("dataset-7");
        assertThat(Client.header(answer, "Refocus-Metric-Contract")).isEqualTo("refocus-metrics/1");
        assertThat(Client.header(answer, "Refocus-Commit")).isEqualTo("commit-7");
    }

    @ParameterizedTest
    @CsvSource({
        "application/octet-stream",
        "binary/octet-stream",
        "image/jpeg",
        "image/jpg",
        "image/pjpeg",
        "image/x-png",
        "image/png; charset=binary",
        "image",
        "'  '"
    })
    void bytesDecideTheFormatNotTheContentType(String contentType) throws Exception {
        HttpResponse<byte[]> answer = client.restore(Client.picture(8, 8, PictureFormat.PNG), contentType);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Client.header(answer, "Content-Type")).isEqualTo("image/png");
    }

    @Test
    void uploadWithoutALengthOrAContentTypeIsTaken() throws Exception {
        byte[] png = Client.picture(8, 8, PictureFormat.PNG);
        HttpResponse<byte[]> answer = Client.send(client.request("v1/restore")
                .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(png))));
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "'', image/png",
        "'  ', image/png",
        "image, image/png",
        "image/jpeg, image/jpeg",
        "'image/jpeg;q=0.5, image/png', image/png"
    })
    void acceptDecidesTheFormatWhereItNamesOne(String accept, String mediaType) throws Exception {
        HttpResponse<byte[]> answer = Client.send(
                client.post(BodyPublishers.ofByteArray(Client.picture(8, 8, PictureFormat.PNG)), "image/png")
                        .header("Accept", accept));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Client.header(answer, "Content-Type")).isEqualTo(mediaType);
        assertThat(PictureFormat.sniff(answer.body()).orElseThrow().mediaType()).isEqualTo(mediaType);
    }

    @Test
    void damageBesideThePixelsIsWarnedOf() throws Exception {
        byte[] png = Client.picture(8, 8, PictureFormat.PNG);
        HttpResponse<byte[]> answer = client.restore(Arrays.copyOf(png, png.length - 12), "image/png");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Client.header(answer, "Warning"))
                .isEqualTo("199 refocus \"the PNG's end is missing; all its pixels are there\"");
    }

    @Test
    void modelCardIsThatOfTheChampion() throws Exception {
        HttpResponse<byte[]> answer = client.get("v1/model");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Client.json(answer).toString())
                .isEqualTo("{\"name\":\"refocus\",\"version\":7,\"run\":\"run-7\",\"trial\":\"trial-7\","
                        + "\"dataset\":\"dataset-7\",\"metricContract\":\"refocus-metrics/1\",\"commit\":\"commit-7\","
                        + "\"network\":{\"type\":\"residual\"},\"parameters\":80940,\"shipped\":false}");
    }

    @Test
    void metricsTellVersionSwapsPixelsAndRequests() throws Exception {
        client.restore(Client.picture(20, 10, PictureFormat.PNG), "image/png");
        String metrics = new String(client.get("q/metrics").body(), StandardCharsets.UTF_8);
        assertThat(metrics).contains("refocus_model_version 7.0");
        assertThat(metrics).containsPattern("refocus_model_swaps_total [1-9]");
        assertThat(metrics).containsPattern("refocus_restored_pixels_total\\{version=\"7\"\\} [1-9]\\d\\d");
        assertThat(metrics)
                .containsPattern("refocus_restore_seconds_count\\{version=\"7\"\\} [1-9]")
                .containsPattern("refocus_restore_wait_seconds_count [1-9]");
        assertThat(metrics)
                .containsPattern("http_server_requests_seconds_count\\{[^}]*status=\"200\",uri=\"/v1/restore\"\\}");
    }

    @Test
    void descriptionNamesBothPathsAndTheProblemDocument() throws Exception {
        String description = new String(client.get("q/openapi").body(), StandardCharsets.UTF_8);
        assertThat(description)
                .contains("/v1/restore", "/v1/model", "Refocus-Model-Version", "application/problem+json")
                .doesNotContain("JsonNode");
    }
}
