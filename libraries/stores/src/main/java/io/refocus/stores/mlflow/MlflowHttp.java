package io.refocus.stores.mlflow;

import io.refocus.documents.Documents;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletionException;

/** The requests MLflow's Java client has no method for. */
public final class MlflowHttp {
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final String address;
    private final Duration deadline;
    private final MlflowFaults faults;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    MlflowHttp(String address, Duration deadline, MlflowFaults faults) {
        this.address = address;
        this.deadline = deadline;
        this.faults = faults;
    }

    /** DELETE below {@code api/2.0/mlflow/}. */
    public void delete(String what, String path, Object body) {
        send(
                what,
                request("/api/2.0/mlflow/" + path)
                        .header("Content-Type", "application/json")
                        .method("DELETE", BodyPublishers.ofString(Documents.canonicalJson(body))));
    }

    /**
     * Stores an artifact through the server.
     *
     * @param path experiment, run, {@code artifacts} and the artifact's own path
     */
    public void putArtifact(String what, String path, byte[] bytes) {
        send(what, request(artifact(path)).PUT(BodyPublishers.ofByteArray(bytes)));
    }

    public byte[] getArtifact(String what, String path) {
        return send(what, request(artifact(path)).GET());
    }

    void health() {
        send("ask for its health", request("/health").GET());
    }

    private static String artifact(String path) {
        return "/api/2.0/mlflow-artifacts/artifacts/" + path;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).timeout(deadline);
    }

    private byte[] send(String what, HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
            if (response.statusCode() >= 300) {
                throw faults.answered(
                        what, response.statusCode(), new String(response.body(), StandardCharsets.UTF_8), null);
            }
            return response.body();
        } catch (IOException e) {
            throw faults.unreachable(what, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException("interrupted while waiting for MLflow to " + what, e);
        }
    }
}
