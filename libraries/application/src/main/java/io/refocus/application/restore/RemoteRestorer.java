package io.refocus.application.restore;

import com.fasterxml.jackson.databind.JsonNode;
import io.refocus.documents.BadDocumentException;
import io.refocus.documents.Documents;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.imaging.PictureFormat;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Restores by {@code POST /v1/restore} of a running inference service, and waits while it is busy. */
public final class RemoteRestorer implements PictureRestorer {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofMinutes(30);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final int OK = 200;
    private static final int FIRST_SERVER_ERROR = 500;
    private static final int UNAVAILABLE = 503;

    private final URI service;
    private final Duration patience;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();

    public RemoteRestorer(URI service) {
        this(service, PATIENCE);
    }

    /** @param patience how long each picture waits for a busy service in all */
    RemoteRestorer(URI service, Duration patience) {
        this.service = service;
        this.patience = patience;
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
    public Restored restore(Path in, Path out, Optional<PictureFormat> wanted) {
        HttpResponse<Object> response = sendPatiently(
                request(in, wanted),
                info -> info.statusCode() == OK
                        ? HttpResponse.BodySubscribers.mapping(
                                HttpResponse.BodySubscribers.ofFile(out), file -> (Object) file)
                        : bytes());
        String version = response.headers().firstValue("Refocus-Model-Version").orElse("unknown");
        return new Restored("version " + version, warnings(response));
    }

    private HttpRequest request(Path in, Optional<PictureFormat> wanted) {
        try (InputStream file = Files.newInputStream(in)) {
            return request(file.readNBytes(16), wanted, HttpRequest.BodyPublishers.ofFile(in));
        } catch (IOException e) {
            throw new RefocusException(Fault.BAD_INPUT, String.format(Locale.ROOT, "cannot read %s: %s", in, e), e);
        }
    }

    private static HttpResponse.BodySubscriber<Object> bytes() {
        return HttpResponse.BodySubscribers.mapping(HttpResponse.BodySubscribers.ofByteArray(), body -> body);
    }

    /** Restores a picture that is in memory, into one of the same format. */
    public byte[] restore(byte[] encoded) {
        HttpRequest request = request(encoded, Optional.empty(), HttpRequest.BodyPublishers.ofByteArray(encoded));
        return (byte[]) sendPatiently(request, info -> bytes()).body();
    }

    private HttpRequest request(byte[] opening, Optional<PictureFormat> wanted, HttpRequest.BodyPublisher body) {
        String mediaType =
                PictureFormat.sniff(opening).map(PictureFormat::mediaType).orElse("application/octet-stream");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base() + "/v1/restore"))
                .timeout(ANSWER)
                .header("Content-Type", mediaType)
                .POST(body);
        wanted.ifPresent(format -> request.header("Accept", format.mediaType()));
        return request.build();
    }

    /** An answer of 200. */
    private HttpResponse<Object> sendPatiently(HttpRequest request, HttpResponse.BodyHandler<Object> handler) {
        long began = System.nanoTime();
        while (true) {
            HttpResponse<Object> response = send(request, handler);
            if (response.statusCode() == OK) {
                return response;
            }
            Optional<Duration> wait = retryAfter(response);
            if (wait.isEmpty() || System.nanoTime() - began + wait.get().toNanos() > patience.toNanos()) {
                throw refused(response);
            }
            sleep(wait.get());
        }
    }

    /** How long a busy service asks to wait; empty for any other answer. */
    private static Optional<Duration> retryAfter(HttpResponse<?> response) {
        if (response.statusCode() != UNAVAILABLE) {
            return Optional.empty();
        }
        return response.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("\\d{1,6}"))
                .map(text -> Duration.ofSeconds(Math.max(1, Long.parseLong(text))))
                .map(wait -> wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
    }

    private void sleep(Duration wait) {
        try {
            Thread.sleep(wait.toMillis());
        } catch (InterruptedException e) {
            throw interrupted("waiting for a place", e);
        }
    }

    private HttpResponse<Object> send(HttpRequest request, HttpResponse.BodyHandler<Object> handler) {
        try {
            return http.send(request, handler);
        } catch (IOException e) {
            throw new RefocusException(
                    Fault.UNREACHABLE,
                    String.format(
                            Locale.ROOT,
                            "no inference service answers at %s (%s); start the stack with ./refocus up, or name another with --url",
                            base(),
                            e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()),
                    e);
        } catch (InterruptedException e) {
            throw interrupted("restoring", e);
        }
    }

    private RefocusException interrupted(String doing, InterruptedException e) {
        Thread.currentThread().interrupt();
        return new RefocusException(
                Fault.INTERNAL, String.format(Locale.ROOT, "interrupted while %s was %s", base(), doing), e);
    }

    private RefocusException refused(HttpResponse<Object> response) {
        int status = response.statusCode();
        Fault fault = status == UNAVAILABLE
                ? Fault.UNREACHABLE
                : status >= FIRST_SERVER_ERROR ? Fault.INTERNAL : Fault.BAD_INPUT;
        return new RefocusException(
                fault,
                String.format(Locale.ROOT, "%s answered %d: %s", base(), status, problem((byte[]) response.body())));
    }

    /** The texts of {@code Warning: 199 - "text"}. */
    private static List<String> warnings(HttpResponse<?> response) {
        return response.headers().allValues("Warning").stream()
                .map(value -> value.replaceFirst("^\\d{3} \\S+ ", "").replaceAll("^\"|\"$", ""))
                .toList();
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
