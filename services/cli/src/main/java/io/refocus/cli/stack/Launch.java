package io.refocus.cli.stack;

import io.refocus.documents.Documents;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a component is started.
 *
 * @param url where its clients find it
 * @param pages where a browser finds it, if that is another address
 * @param environment its whole environment: nothing else of the caller's reaches it
 * @param fingerprint digest of what would make a running component different if it were started now
 */
record Launch(
        Component component,
        List<String> command,
        Map<String, String> environment,
        Path log,
        List<Integer> ports,
        Optional<String> url,
        Optional<String> pages,
        String fingerprint) {

    /** Equal settings have equal fingerprints; the settings cannot be read from one. */
    static String fingerprint(String build, Map<String, String> settings) {
        return Documents.digest(Map.of("build", build, "settings", settings));
    }
}
