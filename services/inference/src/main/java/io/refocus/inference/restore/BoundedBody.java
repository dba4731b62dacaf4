package io.refocus.inference.restore;

import io.refocus.inference.problem.ProblemException;
import io.refocus.inference.problem.ProblemType;
import java.io.IOException;
import java.io.InputStream;

/** Reads a request body that may lie about its length. */
public final class BoundedBody {
    private BoundedBody() {}

    /**
     * @param declared the Content-Length, negative when unknown
     * @param limit the most bytes that are read
     * @throws ProblemException {@link ProblemType#BODY_TOO_LARGE}, without reading when the declared length says so
     */
    public static byte[] read(InputStream body, long declared, long limit) throws IOException {
        if (declared > limit) {
            throw tooLarge("the body has %d bytes".formatted(declared), limit);
        }
        byte[] bytes = body.readNBytes((int) Math.min(limit + 1, Integer.MAX_VALUE - 8));
        if (bytes.length > limit) {
            throw tooLarge("the body has more bytes than that", limit);
        }
        return bytes;
    }

    private static ProblemException tooLarge(String got, long limit) {
        return new ProblemException(
                ProblemType.BODY_TOO_LARGE,
                "%s; at most %d bytes are taken".formatted(got, limit),
                "Send the picture as JPEG or smaller; the limit is refocus.inference.max-body.");
    }
}
