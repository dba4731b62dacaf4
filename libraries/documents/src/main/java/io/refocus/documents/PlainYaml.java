package io.refocus.documents;

import java.io.StringReader;
import java.util.Locale;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.ScalarEvent;

/** Refuses what YAML knows and the parser of trees takes for something else without a word. */
final class PlainYaml {
    /** Octal for some readers of YAML, decimal for others. */
    private static final Pattern LEADING_ZERO = Pattern.compile("[-+]?0[0-9_]+");

    private PlainYaml() {}

    /** @param text well-formed YAML @throws BadDocumentException for an alias, a second document, a number like 010 */
    static void check(String text, String source) {
        LoaderOptions options = new LoaderOptions();
        int documents = 0;
        for (Event event : new Yaml(options).parse(new StringReader(text))) {
            if (event instanceof AliasEvent alias) {
                throw bad(source, "*" + alias.getAnchor(), event, "the value itself: anchors and aliases are not read");
            }
            if (event instanceof DocumentStartEvent && ++documents > 1) {
                throw bad(source, "a second document", event, "one document: remove what follows ---");
            }
            if (event instanceof ScalarEvent scalar
                    && scalar.isPlain()
                    && LEADING_ZERO.matcher(scalar.getValue()).matches()) {
                throw bad(source, scalar.getValue(), event, "a number without a zero before it, or a text in quotes");
            }
        }
    }

    private static BadDocumentException bad(String source, String got, Event event, String expected) {
        String where = String.format(
                Locale.ROOT,
                "%s at line %d, column %d",
                got,
                event.getStartMark().getLine() + 1,
                event.getStartMark().getColumn() + 1);
        return new BadDocumentException(source, "", where, expected);
    }
}
