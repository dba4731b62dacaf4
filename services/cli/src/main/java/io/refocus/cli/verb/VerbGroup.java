package io.refocus.cli.verb;

import io.refocus.cli.shell.Shell;
import io.refocus.cli.stack.Stack;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** A noun with verbs of its own, {@code dataset list}. */
abstract class VerbGroup implements Runnable {
    @ParentCommand
    private RefocusCommand refocus;

    @Spec
    private CommandSpec spec;

    final Shell shell() {
        return refocus.shell();
    }

    final Stack stack() {
        return refocus.stack();
    }

    @Override
    public final void run() {
        throw new ParameterException(
                spec.commandLine(),
                "a verb is missing after '%s'; expected one of %s"
                        .formatted(
                                spec.name(),
                                String.join(", ", spec.subcommands().keySet())));
    }
}
