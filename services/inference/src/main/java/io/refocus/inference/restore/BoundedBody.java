package io.refocus.inference.restore;

import io.refocus.inference.problem.ProblemException;
import io.refocus.inference.problem.ProblemType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** Reads a request body whose declared length may be wrong. */
final class BoundedBody {
    private BoundedBody() {}

    /**
     * @param declared the Content-Length, negative when unknown
     * @param limit the most bytes that are read
     * @throws ProblemException {@link ProblemType#BODY_TOO_LARGE}, without reading if the declared length is too large;
     *     {@link ProblemType#BAD_REQUEST} if the client closes the connection or stops sending
     */
    static byte[] read(InputStream body, long declared, long limit) {
        if (declared > limit) {
            throw tooLarge(String.format(Locale.ROOT, "the body has %d bytes", declared), limit);
        }
        byte[] bytes = readAtMost(limit + 1, body);
        if (bytes.length > limit) {
            throw tooLarge("the body has more bytes than declared", limit);
        }
        return bytes;
    }

    private static byte[] readAtMost(long count, InputStream body) {
        try {
            return body.readNBytes((int) Math.min(count, Integer.MAX_VALUE - 8));
        } catch (IOException e) {
            throw new ProblemException(ProblemType.BAD_REQUEST, "the body broke off: " + e.getMessage(), null);
        }
    }

    private static ProblemException tooLarge(String got, long limit) {
        return new ProblemException(
                ProblemType.BODY_TOO_LARGE,
                String.format(Locale.ROOT, "%s; expected at most %d bytes", got, limit),
                "Send the picture as JPEG, or a smaller one; the limit is refocus.inference.max-body.");
    }
}
