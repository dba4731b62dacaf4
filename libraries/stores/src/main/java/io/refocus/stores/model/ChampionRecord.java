package io.refocus.stores.model;

import io.refocus.documents.Legal;
import java.util.Optional;

/**
 * {@code models/<name>/champion.json}.
 *
 * @param version the version to serve; empty if there is none
 */
record ChampionRecord(Optional<Integer> version) {
    ChampionRecord {
        Legal.required("version", version);
        version.ifPresent(number -> Legal.range("version", number, 1, Integer.MAX_VALUE));
    }
}
