package io.refocus.search.space;

import io.refocus.documents.IllegalValueException;
import java.util.LinkedHashMap;
import java.util.Map;

/** A space in which one parameter has more values than before; what was tried in the narrower one lies in it. */
public final class Widening {
    private Widening() {}

    /**
     * @param document the space as it is spelled
     * @param spelled the parameter's new spelling, with all of its keys
     * @return the wider space as it is spelled
     * @throws IllegalValueException if there is no such parameter, or the new one does not hold all values of the old one
     */
    public static Map<String, Object> of(Map<String, Object> document, String path, Map<String, Object> spelled) {
        if (!document.containsKey(path)) {
            throw new IllegalValueException(
                    "space." + path, "a path that is no parameter", "one of " + String.join(", ", document.keySet()));
        }
        Parameter old = ParameterReader.read(path, document.get(path));
        Parameter now = ParameterReader.read(path, spelled);
        if (!old.times().equals(now.times()) || !old.when().equals(now.when())) {
            throw new IllegalValueException(
                    "space." + path, spelled, "the same 'times' and 'when' as before: " + document.get(path));
        }
        if (!now.domain().contains(old.domain()) || old.domain().contains(now.domain())) {
            throw new IllegalValueException(
                    "space." + path, spelled, "more than " + document.get(path) + " and all of it");
        }
        Map<String, Object> wider = new LinkedHashMap<>(document);
        wider.put(path, spelled);
        return wider;
    }
}
