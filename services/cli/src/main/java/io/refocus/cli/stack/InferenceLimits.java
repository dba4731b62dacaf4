package io.refocus.cli.stack;

import io.refocus.documents.Legal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What the inference service takes. A variable {@code REFOCUS_INFERENCE_...} of the caller has precedence.
 *
 * @param maxBodyMegabytes largest upload, 1 to 1,024 MB; each place may need as much disk
 * @param pixelBudget largest picture, in pixels
 * @param places requests that may wait for a thread
 */
public record InferenceLimits(int maxBodyMegabytes, long pixelBudget, int places) {
    static final String PREFIX = "REFOCUS_INFERENCE_";

    private static final String BODY = PREFIX + "MAX_BODY";
    private static final String PIXELS = PREFIX + "PIXEL_BUDGET";
    private static final String PLACES = PREFIX + "QUEUE_PLACES";

    public InferenceLimits {
        Legal.range("maxBodyMegabytes", maxBodyMegabytes, 1, 1024);
        Legal.range("pixelBudget", pixelBudget, 1, Integer.MAX_VALUE);
        Legal.range("places", places, 0, 10_000);
    }

    /** The variables of the service: these limits, and what the caller's environment says instead or beside them. */
    Map<String, String> variables(Map<String, String> environment) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put(BODY, maxBodyMegabytes + "M");
        variables.put(PIXELS, Long.toString(pixelBudget));
        variables.put(PLACES, Integer.toString(places));
        environment.forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                variables.put(name, value);
            }
        });
        return variables;
    }

    /** The limits that hold in that environment, with their names. */
    public String words(Map<String, String> environment) {
        Map<String, String> held = variables(environment);
        return String.format(
                Locale.ROOT,
                "uploads to %sB (%s), pictures to %s pixels (%s), %s waiting places (%s); inference in configs/stack.yaml",
                held.get(BODY),
                BODY,
                held.get(PIXELS),
                PIXELS,
                held.get(PLACES),
                PLACES);
    }
}
