package io.refocus.stores.trial;

import io.refocus.documents.Digests;
import io.refocus.stores.object.ObjectEntry;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Digests of the records of trials: their journals, results and pictures, but not their checkpoints and models. */
final class TrialRecords {
    private static final Pattern RECORD =
            Pattern.compile("trials/([^/]+)/(trial\\.json|result\\.json|journal/.+|pictures/.+)");

    private TrialRecords() {}

    /** By trial id; a trial that was planned and has not begun is left out. */
    static Map<String, String> digests(List<ObjectEntry> entries) {
        Map<String, StringBuilder> records = new TreeMap<>();
        Set<String> begun = new HashSet<>();
        for (ObjectEntry entry : entries) {
            Matcher matcher = RECORD.matcher(entry.key());
            if (matcher.matches()) {
                records.computeIfAbsent(matcher.group(1), id -> new StringBuilder())
                        .append(entry.key())
                        .append(' ')
                        .append(entry.etag())
                        .append('\n');
                if (!matcher.group(2).equals("trial.json")) {
                    begun.add(matcher.group(1));
                }
            }
        }
        records.keySet().retainAll(begun);
        Map<String, String> digests = new TreeMap<>();
        records.forEach(
                (id, text) -> digests.put(id, Digests.sha256(text.toString().getBytes(StandardCharsets.UTF_8))));
        return digests;
    }
}
