package io.refocus.application.restore;

import com.fasterxml.jackson.databind.JsonNode;
import io.refocus.documents.BadDocumentException;
import io.refocus.documents.Documents;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.imaging.PictureFormat;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/** Restores by {@code POST /v1/restore} of a running inference service. */
public final class RemoteRestorer implements PictureRestorer {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int OK = 200;
    private static final int FIRST_SERVER_ERROR = 500;
    private static final int UNAVAILABLE = 503;

    private final URI service;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();

    public RemoteRestorer(URI service) {
        this.service = service;
    }

    /** Whether an HTTP server answers there; any answer counts. */
    public boolean answers() {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base() + "/v1/model"))
                .timeout(CONNECT)
                .build();
        try {
            http.send(request, HttpResponse.BodyHandlers.discarding());
            return true;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public Restored restore(byte[] encoded) {
        String mediaType =
                PictureFormat.sniff(encoded).map(PictureFormat::mediaType).orElse("application/octet-stream");
        HttpRequest request = HttpRequest.newBuilder(URI.create(base() + "/v1/restore"))
                .timeout(PATIENCE)
                .header("Content-Type", mediaType)
                .POST(HttpRequest.BodyPublishers.ofByteArray(encoded))
                .build();
        HttpResponse<byte[]> response = send(request);
        if (response.statusCode() != OK) {
            throw refused(response);
        }
        String version = response.headers().firstValue("Refocus-Model-Version").orElse("unknown");
        return new Restored(response.body(), "version " + version);
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new RefocusException(
                    Fault.UNREACHABLE,
                    "no inference service answers at %s (%s); start the stack with ./refocus up, or name another with --url"
                            .formatted(
                                    base(),
                                    e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefocusException(Fault.INTERNAL, "interrupted while " + base() + " was restoring", e);
        }
    }

    private RefocusException refused(HttpResponse<byte[]> response) {
        int status = response.statusCode();
        Fault fault = status == UNAVAILABLE
                ? Fault.UNREACHABLE
                : status >= FIRST_SERVER_ERROR ? Fault.INTERNAL : Fault.BAD_INPUT;
        return new RefocusException(
                fault, String.format(Locale.ROOT, "%s answered %d: %s", base(), status, problem(response.body())));
    }

    /** The message of an RFC 9457 answer, or the beginning of any other. */
    private static String problem(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        try {
            JsonNode problem = Documents.readJson(text, "the answer", JsonNode.class);
            String hint = problem.path("hint").asText("");
            return problem.path("detail").asText(problem.path("title").asText(text))
                    + (hint.isEmpty() ? "" : "; " + hint);
        } catch (BadDocumentException e) {
            return text.substring(0, Math.min(200, text.length()));
        }
    }

    private String base() {
        return service.toString().replaceAll("/+$", "");
    }

    @Override
    public void close() {
        // HttpClient of Java 17 has nothing to close
    }
}
