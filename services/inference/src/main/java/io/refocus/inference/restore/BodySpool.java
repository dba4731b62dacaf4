package io.refocus.inference.restore;

import io.refocus.inference.problem.ProblemException;
import io.refocus.inference.problem.ProblemType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;

/** Copies a request body, whose declared length may be wrong, to disk. */
final class BodySpool {
    private static final int CHUNK = 1 << 16;

    private BodySpool() {}

    /**
     * @param declared the Content-Length, negative when unknown
     * @param limit the most bytes that are read
     * @throws ProblemException {@link ProblemType#BODY_TOO_LARGE}, without reading if the declared length is too large;
     *     {@link ProblemType#BAD_REQUEST} if the client closes the connection or stops sending
     */
    static SpoolFile spool(InputStream body, long declared, long limit) {
        if (declared > limit) {
            throw tooLarge(String.format(Locale.ROOT, "the body has %d bytes", declared), limit);
        }
        SpoolFile file = SpoolFile.create();
        try {
            copy(body, file, limit);
            return file;
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static void copy(InputStream body, SpoolFile file, long limit) {
        byte[] chunk = new byte[CHUNK];
        long total = 0;
        for (int n = read(body, chunk); n >= 0; n = read(body, chunk)) {
            total += n;
            if (total > limit) {
                throw tooLarge("the body has more bytes than declared", limit);
            }
            try {
                file.write(chunk, n);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot keep the body on disk", e);
            }
        }
    }

    private static int read(InputStream body, byte[] chunk) {
        try {
            return body.read(chunk);
        } catch (IOException e) {
            throw new ProblemException(ProblemType.BAD_REQUEST, "the body broke off: " + e.getMessage(), null);
        }
    }

    private static ProblemException tooLarge(String got, long limit) {
        return new ProblemException(
                ProblemType.BODY_TOO_LARGE,
                String.format(Locale.ROOT, "%s; expected at most %d bytes", got, limit),
                "Send the picture as JPEG, or a smaller one; the limit is inference.maxBodyMegabytes in configs/stack.yaml,"
                        + " or REFOCUS_INFERENCE_MAX_BODY.");
    }
}
