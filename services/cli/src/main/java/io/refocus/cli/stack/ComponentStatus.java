package io.refocus.cli.stack;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One line of {@code status}.
 *
 * @param url address for its clients
 * @param pages address for a browser, if different
 */
public record ComponentStatus(
        Component component, State state, Optional<Long> pid, Optional<String> url, Optional<String> pages) {

    public enum State {
        /** Started by {@code up} and answers. */
        RUNNING,
        /** Started by {@code up}, does not answer yet. */
        STARTING,
        /** Not started. */
        STOPPED,
        /** Started by {@code up} and ended on its own. */
        DIED,
        /** Died, but processes that it started still run, and may hold its port. */
        ORPHANED,
        /** Named by the environment: used, not started. */
        EXTERNAL;

        public String label() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Keys {@code component}, {@code state}, {@code pid}, {@code url}, {@code pages}, all of them always there. */
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("component", component.label());
        document.put("state", state.label());
        document.put("pid", pid.orElse(null));
        document.put("url", url.orElse(null));
        document.put("pages", pages.orElse(null));
        return document;
    }
}
