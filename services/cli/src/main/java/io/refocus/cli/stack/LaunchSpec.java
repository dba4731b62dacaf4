package io.refocus.cli.stack;

import io.refocus.documents.Documents;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a component is started.
 *
 * @param url address for its clients
 * @param pages address for a browser, if different
 * @param environment its complete environment; it gets nothing else of the caller's
 * @param fingerprint digest of the settings; a running component with another one is started again
 */
record LaunchSpec(
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
