package io.refocus.inference.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;

/**
 * An RFC 9457 problem document.
 *
 * @param type what kind of problem, the same for every occurrence
 * @param title the kind of problem in words
 * @param status the HTTP status of the answer
 * @param detail this occurrence: what was got, what is legal
 * @param hint what to do about it; left out when null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(URI type, String title, int status, String detail, String hint) {
    /** Media type of a problem document. */
    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(ProblemType type, String detail, String hint) {
        return new Problem(type.uri(), type.title(), type.status(), detail, hint);
    }
}
