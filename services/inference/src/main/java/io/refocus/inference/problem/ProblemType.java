package io.refocus.inference.problem;

import java.net.URI;
import java.util.Locale;

/** All kinds of problems in answers of the service. The constant's kebab-case name ends the problem's {@code type}. */
public enum ProblemType {
    BAD_REQUEST(400, "The request cannot be understood"),
    NOT_A_PICTURE(400, "The body is not a readable picture"),
    NOT_FOUND(404, "There is nothing at this path"),
    METHOD_NOT_ALLOWED(405, "This path does not accept that method"),
    NOT_ACCEPTABLE(406, "The Accept header excludes the format of the answer"),
    BODY_TOO_LARGE(413, "The request body is too large"),
    PICTURE_TOO_LARGE(413, "The picture has too many pixels"),
    UNSUPPORTED_MEDIA_TYPE(415, "Only PNG and JPEG pictures are restored"),
    INTERNAL(500, "The service failed"),
    NO_CHAMPION(503, "No model is promoted yet"),
    LOADING(503, "The model is being loaded"),
    BUSY(503, "All places are taken");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** Identifies the kind of problem; a name, not an address. */
    public URI uri() {
        return URI.create("urn:refocus:problem:" + label());
    }

    /** In kebab case, for metrics. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
