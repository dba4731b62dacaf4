package io.refocus.stores.sweep;

import io.refocus.documents.Legal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a sweep's search proposed.
 *
 * @param number of the proposal, from 0
 * @param point values by dotted path
 */
public record ProposedPoint(int number, Map<String, Object> point) {
    public ProposedPoint {
        Legal.range("number", number, 0, Integer.MAX_VALUE);
        point = Collections.unmodifiableMap(new LinkedHashMap<>(Legal.required("point", point)));
    }
}
