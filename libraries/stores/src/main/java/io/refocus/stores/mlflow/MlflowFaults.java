package io.refocus.stores.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import io.refocus.documents.BadDocumentException;
import io.refocus.documents.Documents;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.stores.TrackingSettings;
import java.time.Duration;
import java.util.Locale;

/** Error messages: the request, the server, its answer, what to do. */
final class MlflowFaults {
    private final String address;
    private final Duration deadline;

    MlflowFaults(String address, Duration deadline) {
        this.address = address;
        this.deadline = deadline;
    }

    RefocusException unreachable(String what, Throwable cause) {
        return new RefocusException(
                Fault.UNREACHABLE,
                "%s: MLflow at %s does not answer (%s); is it running, and is %s right? './refocus up' starts a local one"
                        .formatted(what, address, cause, TrackingSettings.URI_VARIABLE),
                cause);
    }

    RefocusException silent(String what, Throwable cause) {
        return new RefocusException(
                Fault.UNREACHABLE,
                String.format(
                        Locale.ROOT,
                        "%s: MLflow at %s accepted the request but sent no answer for %d seconds; is it overloaded or stopped?",
                        what,
                        address,
                        deadline.toSeconds()),
                cause);
    }

    MlflowException answered(String what, int status, String body) {
        JsonNode error = parse(body);
        String code = error.path("error_code").asText("HTTP_" + status);
        String said = error.path("message").asText(body.lines().findFirst().orElse(""));
        Fault fault = code.equals("RESOURCE_DOES_NOT_EXIST") ? Fault.NOT_FOUND : faultOf(status);
        String hint = status == 401 || status == 403 ? "; check who may use it and its --allowed-hosts" : "";
        return new MlflowException(
                fault,
                code,
                String.format(
                        Locale.ROOT, "%s: MLflow at %s answered %d %s: %s%s", what, address, status, code, said, hint));
    }

    private static Fault faultOf(int status) {
        return status >= 500 || status == 401 || status == 403 || status == 404 || status == 405
                ? Fault.UNREACHABLE
                : Fault.INTERNAL;
    }

    private static JsonNode parse(String body) {
        try {
            return Documents.readJson(body, "error", JsonNode.class);
        } catch (BadDocumentException e) {
            return Documents.tree(java.util.Map.of());
        }
    }
}
