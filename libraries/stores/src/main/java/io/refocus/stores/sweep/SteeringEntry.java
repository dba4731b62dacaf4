package io.refocus.stores.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import io.refocus.documents.Documents;
import io.refocus.documents.Legal;

/**
 * What somebody changed of a sweep.
 *
 * @param number of the change, from 0
 */
public record SteeringEntry(int number, JsonNode verb) {
    public SteeringEntry {
        Legal.range("number", number, 0, Integer.MAX_VALUE);
        Legal.required("verb", verb);
    }

    /** Whether it is the same change, whatever its number: a tree that was read has other types of numbers than one that was made. */
    boolean same(SteeringEntry other) {
        return Documents.canonicalJson(verb).equals(Documents.canonicalJson(other.verb));
    }
}
