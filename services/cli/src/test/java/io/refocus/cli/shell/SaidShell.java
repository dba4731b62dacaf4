package io.refocus.cli.shell;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A shell whose words are kept. */
public final class SaidShell {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    private final Shell shell;

    /** Whose words go to a file. */
    public SaidShell() {
        this(false);
    }

    SaidShell(boolean terminal) {
        RefocusPaths places = new RefocusPaths(Path.of("."), Path.of("."));
        shell = new Shell(Map.of(), places, stream, stream, Stopwatch.start(), terminal);
    }

    /** All that was said, with what a terminal understands. */
    String text() {
        return err.toString(StandardCharsets.UTF_8);
    }

    public Shell shell() {
        return shell;
    }

    /** What was said, without the seconds before it. */
    public List<String> lines() {
        return text().lines()
                .map(line -> line.replaceFirst("^\\[ *\\d+ s] ", ""))
                .toList();
    }
}
