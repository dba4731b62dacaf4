package io.refocus.cli.verb;

import io.refocus.cli.shell.RefocusPaths;
import io.refocus.cli.shell.Shell;
import io.refocus.cli.shell.Stopwatch;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.logging.Logger;

/** The command run in this JVM, its output kept. */
record RunOfTheCommand(int exitCode, String out, String err) {
    static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

    /** Held, so that it is not collected with its setting: expected failures are not shown between the tests' own lines. */
    private static final Logger QUIET = Logger.getLogger("io.refocus.cli");

    static {
        QUIET.setUseParentHandlers(false);
    }

    static RunOfTheCommand of(Path home, Map<String, String> environment, String... arguments) {
        return at(new RefocusPaths(ROOT, home), environment, arguments);
    }

    static RunOfTheCommand at(RefocusPaths places, Map<String, String> environment, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Shell shell = new Shell(
                environment,
                places,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Stopwatch.start(),
                false);
        var line = RefocusCommand.line(shell);
        line.setOut(new PrintWriter(shell.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(shell.err(), true, StandardCharsets.UTF_8));
        int exitCode = line.execute(arguments);
        return new RunOfTheCommand(
                exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
