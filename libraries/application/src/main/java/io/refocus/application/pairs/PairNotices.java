package io.refocus.application.pairs;

import io.refocus.datasets.FaultList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What people are told of pairs that are used nevertheless: a text of one or more lines each. */
public final class PairNotices {
    /** Names that are printed of a kind; a machine gets more. */
    private static final int NAMED = 5;

    private PairNotices() {}

    /** Only of what there is. */
    public static List<String> of(FaultList damaged, FaultList alike) {
        List<String> notices = new ArrayList<>();
        add(notices, damaged, "file was read in spite of slight damage", "files were read in spite of slight damage");
        add(notices, alike, "picture looks like one of another split", "pictures look like one of another split");
        return notices;
    }

    /** @param leftOut at least one */
    static String leftOut(FaultList leftOut) {
        return String.format(Locale.ROOT, "left out %d in quarantine:%s", leftOut.total(), leftOut.describe(NAMED));
    }

    private static void add(List<String> notices, FaultList found, String one, String many) {
        if (!found.isEmpty()) {
            notices.add(String.format(
                    Locale.ROOT, "%d %s:%s", found.total(), found.total() == 1 ? one : many, found.describe(NAMED)));
        }
    }
}
