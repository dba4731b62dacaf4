package io.refocus.learning.journal;

import io.refocus.documents.Documents;
import io.refocus.learning.journal.JournalEntry.Stepped;
import io.refocus.learning.journal.JournalEntry.Validated;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * The history of one training, a line of JSON an entry, in the order of time. Every checkpoint has a copy; a resumed
 * training continues with that copy, so that no step is missing or doubled.
 */
public final class Journal {
    /** Its name in a checkpoint and beside a training. */
    public static final String FILE = "journal.jsonl";

    private final List<JournalEntry> entries = new ArrayList<>();

    /**
     * Reads what {@link #text} wrote. A last line without its end was truncated when its writer was killed, and is
     * left out.
     */
    public static Journal parse(String text, String source) {
        Journal journal = new Journal();
        text.substring(0, text.lastIndexOf('\n') + 1)
                .lines()
                .forEach(line -> journal.append(Documents.readJson(
                        line,
                        String.format(Locale.ROOT, "%s, line %d", source, journal.entries.size() + 1),
                        JournalEntry.class)));
        return journal;
    }

    /** As {@link #parse(String, String)}, of UTF-8. */
    public static Journal parse(byte[] bytes, String source) {
        return parse(new String(bytes, StandardCharsets.UTF_8), source);
    }

    public void append(JournalEntry entry) {
        entries.add(entry);
    }

    /** All of them, oldest first; a view that sees later ones. */
    public List<JournalEntry> entries() {
        return Collections.unmodifiableList(entries);
    }

    public List<Stepped> steps() {
        return only(Stepped.class);
    }

    public List<Validated> validations() {
        return only(Validated.class);
    }

    private <T extends JournalEntry> List<T> only(Class<T> type) {
        return entries.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** Its lines, each with its end. */
    public String text() {
        StringBuilder text = new StringBuilder();
        entries.forEach(entry -> text.append(line(entry)));
        return text.toString();
    }

    /** {@link #text} as UTF-8. */
    public byte[] bytes() {
        return text().getBytes(StandardCharsets.UTF_8);
    }

    /** One entry as a line with its end. */
    public static String line(JournalEntry entry) {
        return Documents.canonicalJson(entry) + "\n";
    }
}
