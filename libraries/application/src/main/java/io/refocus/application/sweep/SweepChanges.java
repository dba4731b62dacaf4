package io.refocus.application.sweep;

import io.refocus.documents.Documents;
import io.refocus.stores.sweep.SteeringEntry;
import io.refocus.stores.sweep.SweepStore;
import io.refocus.workflows.search.SweepVerb;
import java.util.List;

/** What was changed of a sweep by hand, as the bucket keeps it. */
public final class SweepChanges {
    private SweepChanges() {}

    /** In the order in which they were made. */
    public static List<SweepVerb.Kept> of(SweepStore store, String sweepId) {
        return store.changes(sweepId).stream()
                .map(change -> Documents.bind(change.verb(), "a change of sweep " + sweepId, SweepVerb.Kept.class))
                .toList();
    }

    /** Records one for when the sweep is started again. */
    static void add(SweepStore store, String sweepId, SweepVerb.Kept verb) {
        store.putChange(sweepId, new SteeringEntry(store.changes(sweepId).size(), Documents.tree(verb)));
    }
}
