package io.refocus.datasets.source;

import io.refocus.documents.Legal;
import java.util.List;

/**
 * Files of a source that are not part of the dataset, for one reason.
 *
 * @param reason what they are, in the plural
 * @param files how many
 * @param examples the first of them
 */
public record PassedOver(String reason, int files, List<String> examples) {
    static final int EXAMPLES = 3;

    public PassedOver {
        Legal.text("reason", reason);
        Legal.range("files", files, 1, Integer.MAX_VALUE);
        examples = List.copyOf(examples.subList(0, Math.min(EXAMPLES, examples.size())));
    }

    @Override
    public String toString() {
        return reason + " (" + files + "): " + String.join(", ", examples) + (files > examples.size() ? ", ..." : "");
    }
}
