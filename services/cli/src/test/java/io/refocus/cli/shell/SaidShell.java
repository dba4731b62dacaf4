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
    private final Shell shell =
            new Shell(Map.of(), new RefocusPaths(Path.of("."), Path.of(".")), stream, stream, Stopwatch.start(), false);

    public Shell shell() {
        return shell;
    }

    /** What was said, without the seconds before it. */
    public List<String> lines() {
        return err.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.replaceFirst("^\\[ *\\d+ s] ", ""))
                .toList();
    }
}
