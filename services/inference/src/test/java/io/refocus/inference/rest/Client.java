package io.refocus.inference.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.refocus.imaging.Picture;
import io.refocus.imaging.PictureCodec;
import io.refocus.imaging.PictureFormat;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/** Speaks to a running service as an application would. */
public final class Client {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI base;

    public Client(URI base) {
        this.base = base;
    }

    public HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    public HttpResponse<byte[]> restore(byte[] encoded, String contentType) throws IOException, InterruptedException {
        return restore(BodyPublishers.ofByteArray(encoded), contentType);
    }

    public HttpResponse<byte[]> restore(BodyPublisher body, String contentType)
            throws IOException, InterruptedException {
        return send(post(body, contentType));
    }

    public CompletableFuture<HttpResponse<byte[]>> restoreAsync(byte[] png) {
        return restoreAsync(BodyPublishers.ofByteArray(png));
    }

    public CompletableFuture<HttpResponse<byte[]>> restoreAsync(BodyPublisher png) {
        return HTTP.sendAsync(post(png, "image/png").build(), BodyHandlers.ofByteArray());
    }

    public HttpRequest.Builder post(BodyPublisher body, String contentType) {
        return request("v1/restore").header("Content-Type", contentType).POST(body);
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(60));
    }

    public static HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), BodyHandlers.ofByteArray());
    }

    /** Asks until the status is that; fails after 30 s. */
    public void awaitStatus(String path, int status) throws IOException, InterruptedException {
        await(path, answer -> answer.statusCode() == status, "status " + status);
    }

    /** Asks until the answer contains the words; fails after 30 s. */
    public void awaitBody(String path, String words) throws IOException, InterruptedException {
        await(path, answer -> new String(answer.body(), StandardCharsets.UTF_8).contains(words), words);
    }

    /** Asks until the answer no longer contains the words; fails after 30 s. */
    public void awaitBodyWithout(String path, String words) throws IOException, InterruptedException {
        await(path, answer -> !new String(answer.body(), StandardCharsets.UTF_8).contains(words), "no " + words);
    }

    private void await(String path, Predicate<HttpResponse<byte[]>> wanted, String words)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        HttpResponse<byte[]> answer = get(path);
        while (!wanted.test(answer)) {
            if (System.nanoTime() - start > 30_000_000_000L) {
                throw new AssertionError("waited 30 s for %s from %s; got %s"
                        .formatted(words, path, new String(answer.body(), StandardCharsets.UTF_8)));
            }
            answer = get(path);
        }
    }

    public static JsonNode json(HttpResponse<byte[]> answer) throws IOException {
        return JSON.readTree(answer.body());
    }

    public static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse(null);
    }

    /** A gradient: no two pixels in a row alike. */
    public static byte[] picture(int width, int height, PictureFormat format) {
        float[] planes = new float[3 * width * height];
        for (int i = 0; i < planes.length; i++) {
            planes[i] = i % 256 / 255f;
        }
        return PictureCodec.encode(new Picture(width, height, planes), format);
    }

    public static Picture decode(byte[] encoded) {
        return PictureCodec.decode(encoded, Integer.MAX_VALUE);
    }
}
