package io.refocus.inference.rest;

import io.refocus.inference.problem.Problem;
import io.refocus.inference.problem.ProblemType;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** Problems for requests that the HTTP framework refuses. */
final class FrameworkProblems {
    private static final String PATHS = "POST /v1/restore restores a picture; GET /v1/model shows the champion; "
            + "GET /q/openapi describes both.";

    private static final Map<String, String> ALLOWED =
            Map.of("/v1/restore", "POST, OPTIONS", "/v1/model", "GET, HEAD, OPTIONS");

    private FrameworkProblems() {}

    /** The methods of a path; the framework does not provide them. */
    static Optional<String> allowed(String path) {
        return Optional.ofNullable(ALLOWED.get(path));
    }

    static Problem describe(int status, Exception e, UriInfo uri) {
        String path = uri.getPath();
        return switch (status) {
            case 400 -> Problem.of(ProblemType.BAD_REQUEST, e.getMessage(), PATHS);
            case 404 -> Problem.of(ProblemType.NOT_FOUND, "there is nothing at " + path, PATHS);
            case 405 -> Problem.of(ProblemType.METHOD_NOT_ALLOWED, path + " does not accept this method", PATHS);
            case 406 ->
                Problem.of(
                        ProblemType.NOT_ACCEPTABLE,
                        "the Accept header excludes everything " + path + " answers with",
                        "Send Accept: image/png or image/jpeg, or no Accept header.");
            case 413 -> Problem.of(ProblemType.BODY_TOO_LARGE, "the body is longer than the server accepts", null);
            case 415 ->
                Problem.of(
                        ProblemType.UNSUPPORTED_MEDIA_TYPE,
                        "the Content-Type is none of image/*, application/octet-stream",
                        "With curl: -H 'Content-Type: image/png' --data-binary @picture.png");
            default -> new Problem(URI.create("about:blank"), "HTTP " + status, status, e.getMessage(), null);
        };
    }
}
