package io.refocus.stores.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import io.refocus.documents.Documents;
import io.refocus.stores.TrackingSettings;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * MLflow's REST interface. Every call has a deadline that covers its whole answer; a call that times out ends its own
 * request and no other. Holds nothing that must be closed. Thread-safe.
 */
public final class MlflowConnection {
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final String API = "/api/2.0/mlflow/";
    private static final String ARTIFACTS = "/api/2.0/mlflow-artifacts/artifacts/";
    private static final int FIRST_ERROR = 300;

    private final MlflowFaults faults;
    private final String address;
    private final Duration deadline;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    MlflowConnection(TrackingSettings settings, Duration deadline) {
        this.address = settings.uri().toString().replaceAll("/+$", "");
        this.deadline = deadline;
        this.faults = new MlflowFaults(address, deadline);
    }

    /** For a server that may be down now: sends no request yet. */
    public static MlflowConnection to(TrackingSettings settings) {
        return new MlflowConnection(settings, DEADLINE);
    }

    /** Asks for the server's health first. @throws RefocusException UNREACHABLE if it is down or is no MLflow */
    public static MlflowConnection open(TrackingSettings settings) {
        MlflowConnection connection = to(settings);
        connection.send("ask for its health", connection.request("/health").GET());
        return connection;
    }

    /** GET below {@code api/2.0/mlflow/}. @param what for the error message: "look at run x" */
    public JsonNode get(String what, String path) {
        return json(send(what, request(API + path).GET()));
    }

    /** POST below {@code api/2.0/mlflow/}. */
    public JsonNode post(String what, String path, Object body) {
        return json(send(what, withJson(path).POST(json(body))));
    }

    /** PATCH below {@code api/2.0/mlflow/}. */
    public void patch(String what, String path, Object body) {
        send(what, withJson(path).method("PATCH", json(body)));
    }

    /** DELETE below {@code api/2.0/mlflow/}. */
    public void delete(String what, String path, Object body) {
        send(what, withJson(path).method("DELETE", json(body)));
    }

    /**
     * Stores an artifact through the server.
     *
     * @param path experiment, run, {@code artifacts} and the artifact's own path
     */
    public void putArtifact(String what, String path, byte[] bytes) {
        send(what, request(ARTIFACTS + path).PUT(BodyPublishers.ofByteArray(bytes)));
    }

    public byte[] getArtifact(String what, String path) {
        return send(what, request(ARTIFACTS + path).GET());
    }

    /** Address of MLflow's pages, without a slash at the end. */
    public URI address() {
        return URI.create(address);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path));
    }

    private HttpRequest.Builder withJson(String path) {
        return request(API + path).header("Content-Type", "application/json");
    }

    private static BodyPublisher json(Object body) {
        return BodyPublishers.ofString(Documents.canonicalJson(body));
    }

    private JsonNode json(byte[] body) {
        return Documents.readJson(new String(body, StandardCharsets.UTF_8), "the answer of " + address, JsonNode.class);
    }

    /** A request is sent once more if the server had closed the kept connection it went out on. */
    private byte[] send(String what, HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        try {
            return once(what, request);
        } catch (ConnectException | HttpTimeoutException e) {
            throw faults.unreachable(what, e);
        } catch (IOException dropped) {
            try {
                return once(what, request);
            } catch (IOException e) {
                throw faults.unreachable(what, e);
            }
        }
    }

    private byte[] once(String what, HttpRequest request) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> call = http.sendAsync(request, BodyHandlers.ofByteArray());
        try {
            HttpResponse<byte[]> response = call.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() >= FIRST_ERROR) {
                throw faults.answered(what, response.statusCode(), new String(response.body(), StandardCharsets.UTF_8));
            }
            return response.body();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException network) {
                throw network;
            }
            throw new CompletionException(e.getCause());
        } catch (TimeoutException e) {
            call.cancel(true);
            throw faults.silent(what, e);
        } catch (InterruptedException e) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            throw new CompletionException("interrupted while waiting for MLflow to " + what, e);
        }
    }
}
