package io.refocus.imaging;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import java.util.Objects;

/** The bytes are not a picture that Refocus can read; the message says why. */
public final class UnreadablePictureException extends RefocusException {
    private static final long serialVersionUID = 1L;

    /** Why a picture was refused. */
    public enum Reason {
        /** Not one byte. */
        EMPTY,
        /** No known picture format: text, an archive, noise. */
        NOT_A_PICTURE,
        /** A picture in a format or variant that is not supported: GIF, WebP, animated PNG, lossless JPEG... */
        UNSUPPORTED,
        /** The file ends before the picture does. */
        TRUNCATED,
        /** Complete but inconsistent: a wrong checksum, an impossible field, data that cannot be decoded. */
        DAMAGED,
        /** More pixels than the caller's budget; known from the header, nothing was decoded. */
        OVER_BUDGET
    }

    private final Reason reason;

    public UnreadablePictureException(Reason reason, String message) {
        this(reason, message, null);
    }

    public UnreadablePictureException(Reason reason, String message, Throwable cause) {
        super(Fault.BAD_INPUT, message, cause);
        this.reason = Objects.requireNonNull(reason, "reason is null");
    }

    public Reason reason() {
        return reason;
    }
}
