package io.refocus.stores.tracking;

import io.refocus.documents.IllegalValueException;
import io.refocus.documents.Legal;
import java.util.Map;

/**
 * A model that a run has made.
 *
 * @param name letters, digits, {@code -} and {@code _}; one run makes one model of a name
 * @param step generator updates it was trained for
 * @param tags such as where its weights are
 */
public record NewModel(String name, long step, Map<String, String> tags) {
    public NewModel {
        if (!Legal.text("name", name).matches("[A-Za-z0-9_-]+")) {
            throw new IllegalValueException("name", name, "letters, digits, - and _");
        }
        Legal.range("step", step, 0, Long.MAX_VALUE);
        tags = Map.copyOf(tags);
    }
}
