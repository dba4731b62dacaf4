package io.refocus.cli.verb;

import picocli.CommandLine.Option;

/** {@code --json}: the answer for programs. */
final class JsonOption {
    @Option(names = "--json", description = "Prints the answer as JSON on standard output.")
    private boolean wanted;

    boolean wanted() {
        return wanted;
    }
}
