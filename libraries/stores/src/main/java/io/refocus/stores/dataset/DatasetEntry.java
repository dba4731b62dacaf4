package io.refocus.stores.dataset;

import java.time.Instant;

/**
 * A published dataset version.
 *
 * @param version digest of the manifest
 */
public record DatasetEntry(String name, String version, Instant published) {
    static final int SHORT_DIGITS = 12;

    /** {@code name@version} with the version's first digits: the form that people type. */
    public String shortReference() {
        return name + "@" + version.substring(0, SHORT_DIGITS);
    }
}
