package io.refocus.stores.object;

import com.fasterxml.jackson.core.JacksonException;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import io.minio.errors.ServerException;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.stores.StoreSettings;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Runs one SDK call; errors name the store, its address and what to do. */
final class S3Call {
    private static final Set<String> ABSENT = Set.of("NoSuchKey", "NoSuchObject", "NoSuchBucket", "NotFound");
    private static final Set<String> CONDITION_FAILED = Set.of("PreconditionFailed", "ConditionalRequestConflict");
    private static final String DENIED = "AccessDenied";
    /** The last is VersityGW's, which says it with 404. */
    private static final Set<String> CREDENTIALS =
            Set.of(DENIED, "InvalidAccessKeyId", "SignatureDoesNotMatch", "XAdminUserNotFound");

    private final StoreSettings settings;
    private final String bucket;

    S3Call(StoreSettings settings, String bucket) {
        this.settings = settings;
        this.bucket = bucket;
    }

    @FunctionalInterface
    interface Body<T> {
        T run() throws MinioException, IOException;
    }

    <T> T run(String what, Body<T> body) {
        return unlessAbsent(what, body)
                .orElseThrow(() -> new RefocusException(
                        Fault.NOT_FOUND, what + ": the store at " + where() + " has no such object"));
    }

    /** Empty when the object, or the bucket, is not there. */
    <T> Optional<T> unlessAbsent(String what, Body<T> body) {
        try {
            return Optional.of(body.run());
        } catch (ErrorResponseException e) {
            if (!CREDENTIALS.contains(code(e)) && (ABSENT.contains(code(e)) || status(e) == 404)) {
                return Optional.empty();
            }
            throw answered(what, e);
        } catch (MinioException | IOException | IllegalStateException e) {
            throw unanswered(what, e);
        }
    }

    /** Empty when the store refused the condition. */
    <T> Optional<T> unlessRefused(String what, Body<T> body) {
        try {
            return Optional.of(body.run());
        } catch (ErrorResponseException e) {
            if (CONDITION_FAILED.contains(code(e)) || status(e) == 412 || ABSENT.contains(code(e))) {
                return Optional.empty();
            }
            throw answered(what, e);
        } catch (MinioException | IOException | IllegalStateException e) {
            throw unanswered(what, e);
        }
    }

    RefocusException noBucket() {
        return new RefocusException(
                Fault.UNREACHABLE,
                "open the bucket: the store at %s has no bucket %s; check %s; a worker makes the bucket when it starts, and './refocus up' starts one"
                        .formatted(settings.endpoint(), bucket, StoreSettings.BUCKET));
    }

    private RefocusException answered(String what, ErrorResponseException e) {
        if (code(e).equals(DENIED) && writes(e)) {
            return new RefocusException(
                    Fault.UNREACHABLE,
                    ("%s: the store at %s does not let the key %s write (%s); expected keys that may read and write. Keys that may"
                                    + " only read are enough for inference and for verbs that show something; check %s")
                            .formatted(what, where(), settings.accessKey(), DENIED, StoreSettings.ACCESS_KEY),
                    e);
        }
        if (CREDENTIALS.contains(code(e)) || status(e) == 401 || status(e) == 403) {
            return new RefocusException(
                    Fault.UNREACHABLE,
                    "%s: the store at %s refuses the credentials (%s); check %s and %s"
                            .formatted(what, where(), code(e), StoreSettings.ACCESS_KEY, StoreSettings.SECRET_KEY),
                    e);
        }
        return new RefocusException(
                Fault.UNREACHABLE,
                String.format(
                        Locale.ROOT,
                        "%s: the store at %s answered %d %s: %s",
                        what,
                        where(),
                        status(e),
                        code(e),
                        e.getMessage()),
                e);
    }

    /** The SDK wraps what happens on its own threads in {@link IllegalStateException}, so only the root tells. */
    private RefocusException unanswered(String what, Exception e) {
        Optional<IOException> network = networkFailure(e);
        if (network.isPresent()) {
            return new RefocusException(
                    Fault.UNREACHABLE,
                    "%s: the store at %s does not answer (%s); is it running, and is %s right? './refocus up' starts a local one"
                            .formatted(what, where(), network.get(), StoreSettings.ENDPOINT),
                    e);
        }
        if (e instanceof ServerException) {
            return new RefocusException(
                    Fault.UNREACHABLE, "%s: the store at %s failed: %s".formatted(what, where(), firstLine(e)), e);
        }
        return new RefocusException(
                Fault.UNREACHABLE,
                "%s: what answers at %s is not an S3 store (%s); check %s"
                        .formatted(what, where(), firstLine(e), StoreSettings.ENDPOINT),
                e);
    }

    private static Optional<IOException> networkFailure(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException io && !(cause instanceof JacksonException)) {
                return Optional.of(io);
            }
        }
        return Optional.empty();
    }

    private String where() {
        return settings.endpoint() + " (bucket " + bucket + ")";
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private static String code(ErrorResponseException e) {
        return String.valueOf(e.errorResponse().code());
    }

    private static boolean writes(ErrorResponseException e) {
        return e.response() != null
                && !Set.of("GET", "HEAD").contains(e.response().request().method());
    }

    private static int status(ErrorResponseException e) {
        return e.response() == null ? 0 : e.response().code();
    }
}
