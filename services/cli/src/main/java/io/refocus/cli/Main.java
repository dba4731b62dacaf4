package io.refocus.cli;

import io.refocus.cli.shell.RefocusPaths;
import io.refocus.cli.shell.Shell;
import io.refocus.cli.shell.Stopwatch;
import io.refocus.cli.verb.RefocusCommand;
import java.nio.file.Path;

/**
 * Entry point of {@code ./refocus}, which sets these system properties: {@code refocus.root}, the checkout;
 * {@code refocus.started}, epoch seconds; {@code refocus.terminal}, whether the output is a terminal.
 */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        RefocusPaths places = RefocusPaths.of(Path.of(System.getProperty("refocus.root", "")), System.getenv());
        CommandLog.open(places.logs());
        Shell shell = new Shell(
                System.getenv(),
                places,
                System.out,
                System.err,
                Stopwatch.since(System.getProperty("refocus.started", "")),
                Boolean.getBoolean("refocus.terminal"));
        System.exit(RefocusCommand.line(shell).execute(arguments));
    }
}
