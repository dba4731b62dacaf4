package io.refocus.cli.shell;

import io.refocus.documents.Documents;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;

/**
 * One run of the command. Answers go to {@code out}, progress and messages to {@code err}.
 *
 * @param environment the caller's environment variables
 * @param terminal whether a person watches {@code err}: lines may be redrawn
 */
public record Shell(
        Map<String, String> environment,
        RefocusPaths places,
        PrintStream out,
        PrintStream err,
        Stopwatch watch,
        boolean terminal) {
    public Shell {
        environment = Map.copyOf(environment);
    }

    /** Prints a message with the seconds since the start. */
    public void say(String format, Object... values) {
        err.println(String.format(Locale.ROOT, "[%4d s] %s", Math.round(watch.seconds()), format.formatted(values)));
    }

    /** Prints part of the answer. */
    public void print(String text) {
        out.println(text);
    }

    /** Prints the answer as JSON. */
    public void printJson(Object answer) {
        out.print(Documents.json(answer));
        out.flush();
    }
}
